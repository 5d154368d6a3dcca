// Denials with what they dispute and deeds with their plans, drawn
MATCH p = (:Entity)<-[:SOURCE]-(:Claim)-[:DISPUTES|FULFILS]->(:Claim)-[:SOURCE|TARGET]->(:Entity)
RETURN p
LIMIT 60
