// Who acts most, and towards how many others
MATCH (c:Claim)-[:SOURCE]->(e:Entity)
OPTIONAL MATCH (c)-[:TARGET]->(o:Entity)
RETURN e.name AS name, e.kind AS kind, count(DISTINCT c) AS claims, count(DISTINCT o) AS others, e.articles AS articles
ORDER BY claims DESC, name
LIMIT 25
