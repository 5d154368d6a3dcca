// Accusations that their target denied in the same article
MATCH (c:Claim {relation: 'ACCUSED'})-[:TARGET]->(who:Entity)<-[:SOURCE]-(d:Claim {relation: 'DENIED'}),
      (c)-[sc:STATED_IN]->(a:Article)<-[sd:STATED_IN]-(d)
RETURN c.name AS accusation, sc.quote AS accused, sd.quote AS denied, a.title AS article
ORDER BY accusation, article
LIMIT 50
