// The shortest ways from one to another over claims: change the names
MATCH (a:Entity {name: 'Russia'}), (b:Entity {name: 'Mali'})
MATCH p = allShortestPaths((a)-[*..4]-(b))
WHERE none(n IN nodes(p) WHERE n:Claim OR n:Article)
RETURN p
LIMIT 25
