// Everything said between two: change the names
MATCH p = (a:Entity {name: 'Mali'})-[r]-(b:Entity {name: 'France'})
RETURN p
LIMIT 100
