package neo4j

import (
	"strings"

	"newsgraph/graph/ontology"
)

// The properties that this package writes. Where a row has none of them it is taken away; properties of other names stay.
var (
	claimProperties = []string{
		"name", "relation", "article", "sourceId", "targetId", "speakerId", "placeId", "trigger", "modality", "negated", "planned",
		"reported", "title", "former", "confidence", "date", "dateEnd", "when", "datePrecision", "dateBasis", "quantity",
		"quantityHigh", "quantityUnit", "quantityApprox", "quantityText",
	}
	edgeProperties = []string{
		"article", "quote", "start", "end", "sentence", "speaker", "speakerId", "place", "placeId", "trigger", "modality", "negated",
		"planned", "reported", "title", "former", "confidence", "date", "dateEnd", "when", "datePrecision", "dateBasis", "quantity",
		"quantityHigh", "quantityUnit", "quantityApprox", "quantityText",
	}
	statedProperties  = []string{"quote", "start", "end", "sentence"}
	articleProperties = []string{"url", "title", "publisher", "published", "lang", "agency", "sketch", "sha256", "extractor", "digest"}
	mentionProperties = []string{"name", "kind", "count", "names", "counts", "iso3", "cameo", "wikidata", "told"}
	entityProperties  = []string{"kind", "name", "aliases", "iso3", "cameo", "wikidata", "mentions", "articles", "folded", "tally"}
)

// statements are those whose text depends on the vocabulary, one a relation or kind: labels and types cannot be parameters. The
// names in them have passed the closed patterns of the ontology.
type statements struct {
	putEdge, dropEdge map[string]string // by relation
	putEntity         map[string]string // by kind
}

// sets gives each row the properties to set under the name "set", absent ones as null, which takes them away.
func sets(rows []row, properties []string, keep ...string) []row {
	out := make([]row, len(rows))
	for i, r := range rows {
		set := make(row, len(properties))
		for _, p := range properties {
			set[p] = r[p]
		}
		out[i] = row{"set": set}
		for _, k := range keep {
			out[i][k] = r[k]
		}
	}
	return out
}

func newStatements(o *ontology.Ontology) *statements {
	s := &statements{putEdge: map[string]string{}, dropEdge: map[string]string{}, putEntity: map[string]string{}}
	for _, r := range o.Relations {
		s.putEdge[r.Name] = `UNWIND $rows AS row MATCH (s:Entity {id: row.sourceId}) MATCH (t:Entity {id: row.targetId})
			MERGE (s)-[r:` + r.Name + ` {id: row.id}]->(t) SET r += row.set RETURN count(*) AS n`
		s.dropEdge[r.Name] = `UNWIND $rows AS row OPTIONAL MATCH ()-[r:` + r.Name + ` {id: row.id}]->() DELETE r RETURN count(*) AS n`
	}
	for _, k := range o.Kinds {
		var others strings.Builder
		for _, other := range o.Kinds {
			if other.Label != k.Label {
				others.WriteString(":" + other.Label)
			}
		}
		remove := ""
		if others.Len() > 0 {
			remove = ` REMOVE n` + others.String()
		}
		s.putEntity[k.Name] = `UNWIND $rows AS row MATCH (n:Entity {id: row.id}) SET n += row.set, n:` + k.Label + remove + ` RETURN count(*) AS n`
	}
	return s
}

// Articles and entities are locked, in order of id, before anything about them is read: writing a property takes the lock, even
// one that is removed again at once. (Writing a property's own value would read it before the lock and bring back an old one.)
// A node that is there without this package's marks is somebody else's.
const (
	lockArticles = `UNWIND $ids AS id MERGE (a:Article {id: id}) ON CREATE SET a.sha256 = '' SET a.locked = true REMOVE a.locked
		RETURN count(*) AS n`
	lockEntities = `UNWIND $ids AS id MERGE (n:Entity {id: id}) ON CREATE SET n.tally = '' SET n.locked = true REMOVE n.locked
		RETURN count(*) AS n`
	lockArticle  = `MATCH (a:Article {id: $id}) SET a.locked = true REMOVE a.locked`
	readVersions = `UNWIND $ids AS id MATCH (a:Article {id: id}) RETURN a.id, a.sha256, a.extractor`
	readTallies  = `UNWIND $ids AS id MATCH (n:Entity {id: id}) RETURN n.id, n.tally`
)

const (
	putArticles = `UNWIND $rows AS row MATCH (n:Article {id: row.id}) SET n += row.set RETURN count(*) AS n`
	putMentions = `UNWIND $rows AS row MATCH (e:Entity {id: row.entity}) MATCH (a:Article {id: row.article})
		MERGE (e)-[m:MENTIONED_IN]->(a) SET m += row.set RETURN count(*) AS n`
	dropMentions = `UNWIND $rows AS row MATCH (e:Entity {id: row.entity})-[m:MENTIONED_IN]->(a:Article {id: row.article})
		DELETE m RETURN count(*) AS n`
	putClaims = `UNWIND $rows AS row MATCH (s:Entity {id: row.sourceId})
		MERGE (c:Claim {id: row.id}) SET c += row.set MERGE (c)-[:SOURCE]->(s) RETURN count(*) AS n`
	putStated = `UNWIND $rows AS row MATCH (a:Article {id: row.article}) MATCH (c:Claim {id: row.id})
		MERGE (c)-[s:STATED_IN]->(a) SET s += row.set RETURN count(*) AS n`
	putTargets = `UNWIND $rows AS row MATCH (c:Claim {id: row.id}) MATCH (e:Entity {id: row.targetId}) MERGE (c)-[:TARGET]->(e)
		RETURN count(*) AS n`
	putSpeakers = `UNWIND $rows AS row MATCH (c:Claim {id: row.id}) MATCH (e:Entity {id: row.speakerId}) MERGE (c)-[:SPEAKER]->(e)
		RETURN count(*) AS n`
	putPlaces = `UNWIND $rows AS row MATCH (c:Claim {id: row.id}) MATCH (e:Entity {id: row.placeId}) MERGE (c)-[:PLACE]->(e)
		RETURN count(*) AS n`
	unlinkClaims = `UNWIND $rows AS row MATCH (c:Claim {id: row.id}) OPTIONAL MATCH (c)-[r:SPEAKER|PLACE]->() DELETE r
		RETURN count(DISTINCT c) AS n`
	dropClaims   = `UNWIND $rows AS row MATCH (c:Claim {id: row.id}) DETACH DELETE c RETURN count(*) AS n`
	dropEntities = `UNWIND $rows AS row MATCH (n:Entity {id: row.id}) DETACH DELETE n RETURN count(*) AS n`
)
