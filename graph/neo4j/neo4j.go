// Package neo4j keeps the graph in a Neo4j database, for Cypher and Neo4j Browser.
//
//	(:Entity:State {id, kind, name, aliases, iso3, cameo, wikidata, mentions, articles})     label by kind
//	(:Entity)-[:ACCUSED {id, quote, when, …}]->(:Entity)                                     a claim with a target, to look at
//	(:Claim {id, name, relation, …})-[:SOURCE|TARGET|SPEAKER|PLACE]->(:Entity)               the same claim, to prove and to join
//	(:Claim)-[:STATED_IN {quote, start, end, sentence}]->(:Article {id, title, …})
//	(:Entity)-[:MENTIONED_IN {name, count, names, counts, told, …}]->(:Article)
//	(:Entity)-[:SAME_AS {by}]->(:Entity)                                                     what a ledger joins, see ShowSame
//	(:Claim)-[:DISPUTES|FULFILS {by, score}]->(:Claim)                                       claims against claims, see ShowLinks
//
// What is read back comes from nodes, STATED_IN and MENTIONED_IN; the typed relationships are for people and their queries.
// Where a claim is named (Claim.name, speaker, place), it is by the names that its own article suggests.
//
// A database may hold other things beside the graph: nodes of other labels are neither read nor touched, and a node of these
// labels is taken for the graph's only when this package made it. When a node of the graph goes, relationships that others have
// drawn to it go too. Neo4j 5, Community Edition suffices; no plugins.
package neo4j

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/config"

	"newsgraph/graph"
	"newsgraph/graph/ontology"
)

// Options of a store. The zero value connects without a login to the server's default database.
type Options struct {
	Username string // without one the server must ask for none
	Password string // never part of a message
	Database string // the user's home database when empty

	Ontology *ontology.Ontology // the embedded vocabulary when nil
	ReadOnly bool               // refuse Merge and leave the schema alone

	BatchRows int           // claims and mentions in a transaction, about; 5,000 when 0. Articles are never divided
	RetryTime time.Duration // how long a transaction is tried again when the server goes away or is busy; 2 minutes when 0
	Timeout   time.Duration // to connect; 10 seconds when 0
}

// Store is a graph in a Neo4j database. Open opens it.
type Store struct {
	driver   neo4j.DriverWithContext
	address  string // for messages
	database string
	o        Options
	cypher   *statements
}

var (
	_ graph.Store         = (*Store)(nil)
	_ graph.ArticleReader = (*Store)(nil)
)

// Open connects to the Neo4j at a neo4j://, neo4j+s://, neo4j+ssc://, bolt://, bolt+s:// or bolt+ssc:// address, checks the login
// and the database, and makes the constraints that are missing. Errors that mean that the server cannot be used wrap
// graph.ErrUnreachable; an address that is none wraps ErrAddress.
func Open(ctx context.Context, uri string, o Options) (*Store, error) {
	address, err := parse(uri)
	if err != nil {
		return nil, err
	}
	if o.Ontology == nil {
		if o.Ontology, err = ontology.Default(); err != nil {
			return nil, err
		}
	}
	if o.BatchRows <= 0 {
		o.BatchRows = 5000
	}
	if o.RetryTime <= 0 {
		o.RetryTime = 2 * time.Minute
	}
	if o.Timeout <= 0 {
		o.Timeout = 10 * time.Second
	}
	auth := neo4j.NoAuth()
	if o.Username != "" || o.Password != "" {
		auth = neo4j.BasicAuth(o.Username, o.Password, "")
	}
	driver, err := neo4j.NewDriverWithContext(uri, auth, func(c *config.Config) {
		c.MaxTransactionRetryTime = 1 // see transact
		c.SocketConnectTimeout = o.Timeout
		c.ConnectionAcquisitionTimeout = max(o.Timeout, time.Minute)
		c.UserAgent = "newsgraph"
	})
	if err != nil {
		return nil, fmt.Errorf("%w: %s", ErrAddress, address)
	}
	s := &Store{driver: driver, address: address, database: o.Database, o: o, cypher: newStatements(o.Ontology)}
	if err := s.greet(ctx); err != nil {
		_ = driver.Close(context.WithoutCancel(ctx))
		return nil, fmt.Errorf("opening %s: %w", address, err)
	}
	return s, nil
}

// greet finds out whether server, login and database are there.
func (s *Store) greet(ctx context.Context) error {
	if err := s.driver.VerifyConnectivity(ctx); err != nil {
		if err = s.explain(ctx, err); ctx.Err() == nil && !errors.Is(err, graph.ErrUnreachable) {
			err = &explained{s.explainConnection(err), err, graph.ErrUnreachable} // some faults of a first contact have no type
		}
		return err
	}
	rows, err := s.once(ctx, neo4j.AccessModeRead, `CALL db.info() YIELD name RETURN name`)
	if err != nil {
		return s.explain(ctx, err)
	}
	if s.database == "" && len(rows) == 1 { // every transaction names its database
		s.database, _ = rows[0].Values[0].(string)
	}
	if s.o.ReadOnly {
		return nil
	}
	return s.explain(ctx, s.constrain(ctx))
}

// Close releases the connections. Transactions that run are given up.
func (s *Store) Close() error {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	return s.driver.Close(ctx)
}

// Database is the name of the database that the store uses.
func (s *Store) Database() string { return s.database }

func (s *Store) session(ctx context.Context, mode neo4j.AccessMode) neo4j.SessionWithContext {
	return s.driver.NewSession(ctx, neo4j.SessionConfig{AccessMode: mode, DatabaseName: s.database})
}

// once runs a statement by itself, without trying again.
func (s *Store) once(ctx context.Context, mode neo4j.AccessMode, cypher string) ([]*neo4j.Record, error) {
	session := s.session(ctx, mode)
	defer closeSession(ctx, session)
	res, err := session.Run(ctx, cypher, nil)
	if err != nil {
		return nil, err
	}
	return res.Collect(ctx)
}

// view runs f in a transaction that only reads. It may run several times.
func (s *Store) view(ctx context.Context, f func(tx) error) error {
	return s.explain(ctx, s.transact(ctx, neo4j.AccessModeRead, f))
}

// transact runs f in a transaction until its outcome is known, or the time to try is over. f may run several times, and has to
// begin with reading what is kept when it writes: where the connection breaks during the commit, the transaction may be kept or
// not. The driver has the loop for that, but doubles its pauses and gives up on a broken commit.
func (s *Store) transact(ctx context.Context, mode neo4j.AccessMode, f func(tx) error) error {
	end := time.Now().Add(s.o.RetryTime)
	for pause := 50 * time.Millisecond; ; pause = min(2*pause, time.Second) {
		err := s.transactOnce(ctx, mode, f)
		if err == nil || ctx.Err() != nil || !temporary(err) || time.Now().After(end) {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(pause/2 + rand.N(pause)): // not in step with others
		}
	}
}

func (s *Store) transactOnce(ctx context.Context, mode neo4j.AccessMode, f func(tx) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	session := s.session(ctx, mode)
	defer closeSession(ctx, session)
	work := func(t neo4j.ManagedTransaction) (any, error) { return nil, f(tx{ctx, t}) }
	var err error
	if mode == neo4j.AccessModeRead {
		_, err = session.ExecuteRead(ctx, work)
	} else {
		_, err = session.ExecuteWrite(ctx, work)
	}
	return err
}

// closeSession gives a connection back even when the caller's context has ended.
func closeSession(ctx context.Context, session neo4j.SessionWithContext) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
	defer cancel()
	_ = session.Close(ctx)
}

// row is a parameter or a record: property names to values.
type row = map[string]any

// tx is a transaction and the context it runs under.
type tx struct {
	ctx context.Context
	t   neo4j.ManagedTransaction
}

// each runs a statement and calls f with every record.
func (t tx) each(cypher string, params row, f func(*neo4j.Record) error) error {
	res, err := t.t.Run(t.ctx, cypher, params)
	if err != nil {
		return err
	}
	for res.Next(t.ctx) {
		if err := f(res.Record()); err != nil {
			return err
		}
	}
	return res.Err()
}

// write runs a statement over rows that must end with RETURN count(*) AS n, and checks that no row was dropped: a MATCH that
// finds nothing says nothing.
func (t tx) write(cypher string, rows []row) error {
	if len(rows) == 0 {
		return nil
	}
	return t.counted(cypher, row{"rows": rows}, len(rows))
}

// lock runs a statement over ids that locks a node for each.
func (t tx) lock(cypher string, ids []string) error {
	if len(ids) == 0 {
		return nil
	}
	return t.counted(cypher, row{"ids": ids}, len(ids))
}

func (t tx) counted(cypher string, params row, want int) error {
	n := int64(-1)
	err := t.each(cypher, params, func(r *neo4j.Record) error {
		n, _ = r.Values[0].(int64)
		return nil
	})
	if err == nil && n != int64(want) {
		err = &droppedError{cypher, want, n}
	}
	return err
}

// droppedError says that a statement met fewer rows than it was given: somebody else changes the graph's own nodes.
type droppedError struct {
	cypher string
	want   int
	got    int64
}

func (e *droppedError) Error() string {
	return fmt.Sprintf("%d of %d rows met nothing in the database, for %.120q", int64(e.want)-e.got, e.want, e.cypher)
}
