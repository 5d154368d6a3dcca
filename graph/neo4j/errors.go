package neo4j

import (
	"context"
	"crypto/x509"
	"errors"
	"fmt"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"newsgraph/graph"
)

// explained is an error of the server or the driver in words that say what to do.
type explained struct {
	what string
	err  error
	is   error
}

func (e *explained) Error() string   { return fmt.Sprintf("%s (%v)", e.what, e.err) }
func (e *explained) Unwrap() []error { return []error{e.is, e.err} }

// explain says what an error means, and puts the errors that a caller can tell into its chain.
func (s *Store) explain(ctx context.Context, err error) error {
	var done *explained
	if err == nil || errors.As(err, &done) {
		return err
	}
	if ended := ctx.Err(); ended != nil {
		return ended // how the driver reports that depends on where it was
	}
	var server *neo4j.Neo4jError
	switch {
	case errors.Is(err, graph.ErrReadOnly):
		return err
	case errors.As(err, &server):
		return s.explainServer(server)
	case isDriver(err):
		return &explained{s.explainConnection(err), last(err), graph.ErrUnreachable}
	}
	return err
}

// isDriver tells the driver's errors of connections, and its having given up, from faults of this program.
func isDriver(err error) bool {
	var (
		connection *neo4j.ConnectivityError
		limit      *neo4j.TransactionExecutionLimit
		auth       *neo4j.InvalidAuthenticationError
		token      *neo4j.TokenExpiredError
		usage      *neo4j.UsageError
	)
	return errors.As(err, &connection) || errors.As(err, &limit) || errors.As(err, &auth) || errors.As(err, &token) ||
		errors.As(err, &usage) && strings.Contains(err.Error(), "closed") || neo4j.IsRetryable(err)
}

// temporary says whether the same transaction may pass a little later.
func temporary(err error) bool {
	var (
		connection *neo4j.ConnectivityError
		limit      *neo4j.TransactionExecutionLimit
	)
	return !aboutData(err) && (errors.As(err, &connection) || errors.As(err, &limit) || neo4j.IsRetryable(err))
}

// last is the reason why the driver gave up, without the tale of its tries.
func last(err error) error {
	var limit *neo4j.TransactionExecutionLimit
	if errors.As(err, &limit) && len(limit.Errors) > 0 {
		return last(limit.Errors[len(limit.Errors)-1])
	}
	return err
}

func (s *Store) explainConnection(err error) string {
	reason := last(err)
	var server *neo4j.Neo4jError
	if errors.As(reason, &server) {
		return "Neo4j was busy for longer than " + s.o.RetryTime.String() + ": run again later; what was acknowledged is kept"
	}
	var authority x509.UnknownAuthorityError
	var host x509.HostnameError
	text := reason.Error()
	switch {
	case errors.As(reason, &authority), errors.As(reason, &host), strings.Contains(text, "x509:"):
		return "the server's certificate is not trusted: with one made by yourself use " + plainScheme(s.address) + "+ssc://"
	case strings.Contains(text, "tls:"), strings.Contains(text, "check that TLS is enabled"), strings.Contains(text, "first record does not look like a TLS handshake"):
		return "the server does not speak TLS: use " + plainScheme(s.address) + "://"
	case strings.Contains(text, "server responded HTTP"):
		return "that is the port of the Browser: give the Bolt port, 7687 unless it was changed"
	case strings.Contains(text, "no such host"):
		return "no such host: see the address"
	}
	return "no Neo4j answers: is it started (newsgraph neo4j up), and is that its Bolt port?"
}

// plainScheme is the scheme of an address without its wish for TLS.
func plainScheme(address string) string {
	scheme, _, _ := strings.Cut(address, "://")
	scheme, _, _ = strings.Cut(scheme, "+")
	return scheme
}

func (s *Store) explainServer(err *neo4j.Neo4jError) error {
	as := func(what string) error { return &explained{what, err, graph.ErrUnreachable} }
	switch err.Code {
	case "Neo.ClientError.Security.Unauthorized", "Neo.ClientError.Security.TokenExpired":
		if s.o.Username == "" {
			return as("the server wants a user name and a password: set NEO4J_USERNAME and NEO4J_PASSWORD")
		}
		return as("user name or password is wrong")
	case "Neo.ClientError.Security.CredentialsExpired":
		return as("the password must be changed before the first use: log in with Neo4j Browser once")
	case "Neo.ClientError.Security.AuthenticationRateLimit":
		return as("too many logins with a wrong password: wait a few seconds")
	case "Neo.ClientError.Database.DatabaseNotFound":
		return as(fmt.Sprintf("this server has no database %q: Community Edition has one, named neo4j; SHOW DATABASES lists them", s.database))
	case "Neo.ClientError.Security.Forbidden":
		return as("the user may not do this: give one that may read and write, and make constraints")
	case "Neo.ClientError.Schema.ConstraintValidationFailed", "Neo.ClientError.Schema.ConstraintCreationFailed":
		if strings.Contains(err.Msg, "Unable to create") {
			return as("the database holds other nodes that share a label (Entity, Article, Claim) and an id: use another database")
		}
	case "Neo.ClientError.General.WriteOnReadOnlyAccessMode", "Neo.ClientError.General.ForbiddenOnReadOnlyDatabase":
		return &explained{"the database can only be read", err, graph.ErrReadOnly}
	}
	if aboutData(err) {
		return err
	}
	return as("Neo4j cannot do it now: see its log; what was acknowledged is kept")
}

// aboutData says whether an error may be the fault of what was sent, so that less of it may pass.
func aboutData(err error) bool {
	var dropped *droppedError
	var foreign *foreignError
	if errors.As(err, &dropped) || errors.As(err, &foreign) {
		return true
	}
	var server *neo4j.Neo4jError
	if !errors.As(last(err), &server) {
		return false
	}
	for _, prefix := range []string{
		"Neo.ClientError.Statement.", "Neo.ClientError.Schema.", "Neo.ClientError.Request.", "Neo.DatabaseError.Statement.",
		"Neo.TransientError.General.MemoryPoolOutOfMemoryError", "Neo.TransientError.General.TransactionMemoryLimit",
	} {
		if strings.HasPrefix(server.Code, prefix) {
			return true
		}
	}
	return false
}
