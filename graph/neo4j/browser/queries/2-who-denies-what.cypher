// Who denies what, in any article
MATCH (who:Entity)<-[:SOURCE]-(d:Claim)-[r:DISPUTES]->(c:Claim),
      (d)-[sd:STATED_IN]->(da:Article), (c)-[sc:STATED_IN]->(ca:Article)
RETURN who.name AS who, sd.quote AS denies, c.name AS claim, sc.quote AS disputed, r.score AS sure,
       coalesce(da.publisher, da.id) AS deniedIn, coalesce(ca.publisher, ca.id) AS claimedIn
ORDER BY who, claim, denies
LIMIT 50
