// What several outlets say independently, the most first
MATCH (c:Claim)-[s:STATED_IN]->(a:Article)
WHERE c.independent > 1
RETURN c.name AS claim, max(c.independent) AS independent, max(c.articles) AS articles, collect(s.quote)[..5] AS quotes
ORDER BY independent DESC, articles DESC, claim
LIMIT 25
