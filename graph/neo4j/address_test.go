package neo4j_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"newsgraph/graph/neo4j"
)

func ExampleIsAddress() {
	for _, to := range []string{"neo4j://localhost", "bolt+s://db.example.org:7687", "newsgraph.db", "https://example.org"} {
		fmt.Println(to, neo4j.IsAddress(to))
	}
	// Output:
	// neo4j://localhost true
	// bolt+s://db.example.org:7687 true
	// newsgraph.db false
	// https://example.org false
}

func TestAddressesThatAreNone(t *testing.T) {
	for address, says := range map[string]string{
		"localhost:7687":                     "want neo4j://HOST:PORT",
		"http://localhost:7474":              "want neo4j://HOST:PORT",
		"neo4j://":                           "no host",
		"neo4j://localhost:port":             "want neo4j://HOST:PORT",
		"neo4j://localhost/neo4j":            "the database is given apart",
		"bolt://localhost?policy=eu":         "nothing may follow the port",
		"neo4j://neo4j:s3cret@localhost":     "leave user and password out of it",
		"neo4j://neo4j:s3cr%zzet@localhost":  "leave user and password out of it",
		"bolt+ssc://s3cret@localhost:76 87/": "leave user and password out of it",
	} {
		t.Run(address, func(t *testing.T) {
			_, err := neo4j.Open(context.Background(), address, neo4j.Options{})
			require.ErrorIs(t, err, neo4j.ErrAddress)
			assert.ErrorContains(t, err, says)
			assert.NotContains(t, err.Error(), "s3cr")
		})
	}
}

func FuzzOpenNeverShowsAPassword(f *testing.F) {
	f.Add("neo4j://neo4j:", "@localhost")
	f.Add("bolt://", "@[::1")
	f.Fuzz(func(t *testing.T, before, after string) {
		const password = "s3cretPassw0rd"
		uri := before + password + after
		if !strings.Contains(after, "@") { // else it is the host, which may be shown
			return
		}
		_, err := neo4j.Open(context.Background(), uri, neo4j.Options{ReadOnly: true, Timeout: 1})
		require.Error(t, err)
		assert.NotContains(t, err.Error(), password)
	})
}
