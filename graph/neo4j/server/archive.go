package server

import (
	"context"
	"os"
	"path/filepath"
	"time"
)

// warmUp are queries of the kind that tests ask, so that the archive holds the classes behind them.
var warmUp = []string{
	"CREATE CONSTRAINT warm IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE",
	"CREATE CONSTRAINT warmer IF NOT EXISTS FOR ()-[r:SAYS]-() REQUIRE r.id IS UNIQUE",
	"CALL db.awaitIndexes()",
	"UNWIND [{id: 'a'}, {id: 'b'}] AS row MERGE (n:Entity {id: row.id}) SET n.name = row.id, n.date = date('2020-01-01') RETURN count(*)",
	"UNWIND [{id: 'r'}] AS row MATCH (a:Entity {id: 'a'}) MATCH (b:Entity {id: 'b'}) MERGE (a)-[r:SAYS {id: row.id}]->(b) SET r.quote = row.id RETURN count(*)",
	"MATCH (a:Entity)-[r:SAYS]->(b) WHERE a.id > '' RETURN a.name, r.quote, b.name, labels(a), properties(r) ORDER BY a.id LIMIT 10",
	"MATCH (n) WITH n LIMIT 1000 DETACH DELETE n RETURN count(*)",
	"SHOW CONSTRAINTS YIELD name RETURN name",
	"SHOW DATABASES",
}

// archiveClasses runs a server once and lets Java write the classes that it loaded into a file that later starts map.
func (inst *Installation) archiveClasses(ctx context.Context, file string) error {
	home, err := os.MkdirTemp(filepath.Dir(inst.Dir), Version+".part-")
	if err != nil {
		return err
	}
	recorder := *inst
	recorder.makeArchive = filepath.Join(inst.Dir, "classes.part")
	defer os.Remove(recorder.makeArchive)
	o := Options{Home: home, Lean: true, Ephemeral: true}
	if err := settlePorts(&o); err != nil {
		return err
	}
	s, err := recorder.launch(ctx, o, false)
	if err != nil {
		os.RemoveAll(home)
		return err
	}
	for _, cypher := range warmUp {
		if err := s.query(ctx, "", "neo4j", cypher, nil); err != nil {
			s.Kill()
			return err
		}
	}
	ctx, cancel := context.WithTimeout(ctx, 2*time.Minute)
	defer cancel()
	if err := s.Stop(ctx); err != nil {
		return err
	}
	if err := os.Rename(recorder.makeArchive, file); err != nil {
		return err
	}
	inst.archive = file
	return nil
}
