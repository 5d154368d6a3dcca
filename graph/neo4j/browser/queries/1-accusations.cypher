// Who accused whom, in which words
MATCH (a:Entity)-[r:ACCUSED]->(b:Entity)
WHERE NOT r.negated
RETURN a.name AS source, b.name AS target, r.quote AS quote, r.speaker AS speaker, r.when AS when, r.article AS article
ORDER BY r.when, source, target
LIMIT 50
