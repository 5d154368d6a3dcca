// Plans that were carried out
MATCH (deed:Claim)-[:FULFILS]->(plan:Claim), (deed)-[sd:STATED_IN]->(da:Article), (plan)-[sp:STATED_IN]->(pa:Article)
RETURN deed.name AS deed, sp.quote AS planned, toString(pa.published) AS told, sd.quote AS done, coalesce(deed.when, toString(da.published)) AS when
ORDER BY deed, told
LIMIT 50
