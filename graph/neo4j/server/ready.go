package server

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// wait returns when a query over Bolt answers and the Browser's port is open.
func (s *Server) wait(ctx context.Context, limit time.Duration) error {
	ctx, cancel := context.WithTimeoutCause(ctx, limit, fmt.Errorf("no answer over Bolt within %s", limit))
	defer cancel()
	tick := time.NewTicker(50 * time.Millisecond)
	defer tick.Stop()
	var last error
	for {
		select {
		case <-s.process.exited:
			return fmt.Errorf("it ended before it answered (%v)", s.process.state)
		case <-ctx.Done():
			return errors.Join(context.Cause(ctx), last)
		case <-tick.C:
		}
		if !listens(ctx, s.BoltURI) || !listens(ctx, s.BrowserURL) {
			continue
		}
		if last = s.Ping(ctx); last == nil {
			return nil
		}
		if e := (*neo4j.Neo4jError)(nil); errors.As(last, &e) && strings.HasPrefix(e.Code, "Neo.ClientError.Security.") {
			if err := s.firstPassword(ctx); err != nil {
				return fmt.Errorf("the password in %s is not this server's: %w", s.PasswordFile, err)
			}
		}
	}
}

func listens(ctx context.Context, url string) bool {
	_, rest, _ := strings.Cut(url, "://")
	host, _, _ := strings.Cut(rest, "/")
	c, err := new(net.Dialer).DialContext(ctx, "tcp", host)
	if err != nil {
		return false
	}
	c.Close()
	return true
}

// Ping asks the server a query over Bolt.
func (s *Server) Ping(ctx context.Context) error {
	return s.query(ctx, s.Password, "neo4j", "RETURN 1", nil)
}

// firstPassword replaces the password that a new server has.
func (s *Server) firstPassword(ctx context.Context) error {
	return s.query(ctx, "neo4j", "system", "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $password", map[string]any{"password": s.Password})
}

func (s *Server) query(ctx context.Context, password, database, cypher string, params map[string]any) error {
	auth := neo4j.NoAuth()
	if s.Username != "" {
		auth = neo4j.BasicAuth(s.Username, password, "")
	}
	driver, err := neo4j.NewDriverWithContext(strings.Replace(s.BoltURI, "neo4j://", "bolt://", 1), auth)
	if err != nil {
		return err
	}
	defer driver.Close(context.WithoutCancel(ctx))
	_, err = neo4j.ExecuteQuery(ctx, driver, cypher, params, neo4j.EagerResultTransformer, neo4j.ExecuteQueryWithDatabase(database))
	return err
}

// withLog adds what the server's logs say last, and names the fault of a port that was taken meanwhile.
func (s *Server) withLog(err error) error {
	for _, name := range []string{"neo4j.log", "console.log"} {
		file := filepath.Join(s.Home, "logs", name)
		data, _ := os.ReadFile(file)
		text := strings.TrimSpace(string(data))
		if text == "" {
			continue
		}
		if strings.Contains(text, "Address already in use") {
			err = fmt.Errorf("%w: %w", ErrPortInUse, err)
		}
		err = fmt.Errorf("%w; the end of %s:\n%s", err, file, tail(text, 8))
	}
	return err
}

// tail is the last lines of a text, without those of Java's stack traces.
func tail(text string, n int) string {
	lines := strings.Split(text, "\n")
	var kept []string
	for i := len(lines) - 1; i >= 0 && len(kept) < n; i-- {
		if !strings.HasPrefix(lines[i], "\tat ") && !strings.HasPrefix(lines[i], "\t...") {
			kept = append(kept, "  "+strings.TrimRight(lines[i], "\r"))
		}
	}
	for i, j := 0, len(kept)-1; i < j; i, j = i+1, j-1 {
		kept[i], kept[j] = kept[j], kept[i]
	}
	return strings.Join(kept, "\n")
}
