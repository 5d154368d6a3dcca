package neo4j

import (
	"strings"

	"newsgraph/graph/ontology"
)

// The properties that this package writes. A row that lacks one of them takes it away.
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
	articleProperties = []string{"url", "title", "publisher", "published", "lang", "sha256", "extractor", "digest"}
	mentionProperties = []string{"name", "kind", "count", "names", "counts", "iso3", "cameo", "wikidata"}
	entityProperties  = []string{"kind", "name", "aliases", "iso3", "cameo", "wikidata", "mentions", "articles", "folded", "tally"}
)

// statements are those whose text depends on the vocabulary, one a relation or kind: labels and types cannot be parameters. The
// names in them have passed the closed patterns of the ontology.
type statements struct {
	putEdge, dropEdge map[string]string // by relation
	putEntity         map[string]string // by kind
}

// assign is "x.a = row.a, x.b = row.b" for a variable x.
func assign(x string, properties []string) string {
	var parts []string
	for _, p := range properties {
		parts = append(parts, x+"."+p+" = row."+p)
	}
	return strings.Join(parts, ", ")
}

func newStatements(o *ontology.Ontology) *statements {
	s := &statements{putEdge: map[string]string{}, dropEdge: map[string]string{}, putEntity: map[string]string{}}
	for _, r := range o.Relations {
		s.putEdge[r.Name] = `UNWIND $rows AS row MATCH (s:Entity {id: row.sourceId}) MATCH (t:Entity {id: row.targetId})
			MERGE (s)-[r:` + r.Name + ` {id: row.id}]->(t) SET ` + assign("r", edgeProperties) + ` RETURN count(*) AS n`
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
		s.putEntity[k.Name] = `UNWIND $rows AS row MATCH (n:Entity {id: row.id}) SET n:` + k.Label + `, ` + assign("n", entityProperties) +
			remove + ` RETURN count(*) AS n`
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

var (
	putArticles = `UNWIND $rows AS row MATCH (n:Article {id: row.id}) SET ` + assign("n", articleProperties) + ` RETURN count(*) AS n`
	putMentions = `UNWIND $rows AS row MATCH (e:Entity {id: row.entity}) MATCH (a:Article {id: row.article})
		MERGE (e)-[m:MENTIONED_IN]->(a) SET ` + assign("m", mentionProperties) + ` RETURN count(*) AS n`
	dropMentions = `UNWIND $rows AS row MATCH (e:Entity {id: row.entity})-[m:MENTIONED_IN]->(a:Article {id: row.article})
		DELETE m RETURN count(*) AS n`
	putClaims = `UNWIND $rows AS row MATCH (a:Article {id: row.article}) MATCH (s:Entity {id: row.sourceId})
		MERGE (c:Claim {id: row.id}) SET ` + assign("c", claimProperties) + `
		MERGE (c)-[:SOURCE]->(s) MERGE (c)-[st:STATED_IN]->(a) SET ` + assign("st", statedProperties) + ` RETURN count(*) AS n`
	putTargets   = link("TARGET", "targetId")
	putSpeakers  = link("SPEAKER", "speakerId")
	putPlaces    = link("PLACE", "placeId")
	unlinkClaims = `UNWIND $rows AS row MATCH (c:Claim {id: row.id}) OPTIONAL MATCH (c)-[r:SPEAKER|PLACE]->() DELETE r
		RETURN count(DISTINCT c) AS n`
	dropClaims   = `UNWIND $rows AS row MATCH (c:Claim {id: row.id}) DETACH DELETE c RETURN count(*) AS n`
	dropEntities = `UNWIND $rows AS row MATCH (n:Entity {id: row.id}) DETACH DELETE n RETURN count(*) AS n`
)

func link(relation, id string) string {
	return `UNWIND $rows AS row MATCH (c:Claim {id: row.id}) MATCH (e:Entity {id: row.` + id + `}) MERGE (c)-[:` + relation + `]->(e)
		RETURN count(*) AS n`
}
