package export_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"flag"
	"io"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"newsgraph/graph"
	"newsgraph/graph/export"
	"newsgraph/graph/ontology"
	"newsgraph/graph/storetest"
)

var update = flag.Bool("update", false, "write the golden files anew")

// formats are those with a golden file.
var formats = map[string]export.Format{"jsonl": export.JSONL, "csv": export.CSV}

func vocabulary(t testing.TB) *ontology.Ontology {
	o, err := ontology.Default()
	require.NoError(t, err)
	return o
}

func kept(t testing.TB, deltas ...graph.Delta) *storetest.Reference {
	r := &storetest.Reference{Ontology: vocabulary(t)}
	_, err := r.Merge(context.Background(), deltas)
	require.NoError(t, err)
	return r
}

// harbour is a graph of two articles: every field is filled somewhere and empty elsewhere.
func harbour() []graph.Delta {
	norland := graph.Mention{Entity: "state:NRL", Kind: "state", Name: "Norland", Names: map[string]int{"Norland": 2, "Norlanders": 1}, Codes: graph.Codes{ISO3: "NRL", CAMEO: "NRL", Wikidata: "Q1"}}
	port := graph.Mention{Entity: "group:=port", Kind: "group", Name: "=Port & Co", Names: map[string]int{"=Port & Co": 1, "Cafe\u0301 <Port>": 1}}
	minister := graph.Mention{Entity: "person:ida-holm@state:NRL", Kind: "person", Name: "Ida Holm", Names: map[string]int{"Ida Holm": 1, "Ms. Holm": 2}}
	quay := graph.Mention{Entity: "place:old-quay", Kind: "place", Name: "Old Quay", Names: map[string]int{"Old Quay": 1}}
	first := graph.Delta{
		Article: graph.Article{
			ID: "a.txt", URL: "https://news.example/a?x=1&y=2", Title: "Strike at the \"Old Quay\"", Publisher: "Wire, The", Lang: "en",
			Published: time.Date(2022, 3, 5, 8, 30, 0, 0, time.FixedZone("", 3600)), Version: graph.Version{SHA256: "aa", Extractor: "test/1"},
		},
		Mentions: []graph.Mention{port, minister, quay, norland},
		Edges: []graph.Edge{
			{
				ID: "c01", Relation: "ACCUSED", Source: "state:NRL", Target: "group:=port", Speaker: minister.Entity, Place: quay.Entity,
				Trigger: "accused", Modality: graph.Asserted, Reported: true, Confidence: 0.1 + 0.2,
				Date:     &graph.Date{Start: "2022-03-04", End: "2022-03-04", Precision: "day", Basis: "relative"},
				Quantity: &graph.Quantity{Value: 1200, High: 1500.5, Unit: "containers", Approx: true, Text: "some 1,200"},
				Evidence: graph.Evidence{Article: "a.txt", Quote: "- Norland \"accused\" =Port & Co,\nof delay", Start: 10, End: 50, Sentence: 1},
			},
			{
				ID: "c02", Relation: "HOLDS_OFFICE", Source: minister.Entity, Target: "state:NRL", Title: "harbour minister", Former: true,
				Trigger: "minister", Modality: graph.Asserted, Confidence: 1,
				Evidence: graph.Evidence{Article: "a.txt", Quote: "former harbour minister", Start: 60, End: 83, Sentence: 2},
			},
		},
	}
	second := graph.Delta{
		Article:  graph.Article{ID: "b.txt", Version: graph.Version{SHA256: "bb"}},
		Mentions: []graph.Mention{port},
		Edges: []graph.Edge{{
			ID: "c00", Relation: "DENIED", Source: "group:=port", Negated: true, Modality: graph.Conditional, Confidence: 0,
			Evidence: graph.Evidence{Article: "b.txt", Quote: "denied", Start: 0, End: 6},
		}},
	}
	third := graph.Delta{Article: graph.Article{ID: "c.txt", Title: "Silence", Version: graph.Version{SHA256: "cc"}}}
	return []graph.Delta{first, second, third}
}

func write(t testing.TB, f export.Format, r graph.Reader, q graph.Query) string {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, f(context.Background(), &b, r, q, vocabulary(t)))
	return b.String()
}

func TestEveryFormatWritesItsGoldenFile(t *testing.T) {
	r := kept(t, harbour()...)
	for name, f := range formats {
		t.Run(name, func(t *testing.T) {
			golden := filepath.Join("testdata", "harbour."+name)
			got := write(t, f, r, graph.Query{})
			if *update {
				require.NoError(t, os.WriteFile(golden, []byte(got), 0o644))
			}
			want, err := os.ReadFile(golden)
			require.NoError(t, err)
			assert.Equal(t, string(want), got)
		})
	}
}

func TestASelectionIsWrittenAlone(t *testing.T) {
	r := kept(t, harbour()...)
	q := graph.Query{Relations: []string{"HOLDS_OFFICE"}}
	lines := strings.Split(strings.TrimSpace(write(t, export.JSONL, r, q)), "\n")
	require.Len(t, lines, 4, "one article, two nodes, one claim")
	for i, want := range []string{"article", "node", "node", "claim"} {
		var line struct{ Type string }
		require.NoError(t, json.Unmarshal([]byte(lines[i]), &line))
		assert.Equal(t, want, line.Type)
	}
	assert.Equal(t, 2, strings.Count(write(t, export.CSV, r, q), "\r\n"))
}

func TestAnEmptyGraphIsAnEmptyExport(t *testing.T) {
	r := kept(t)
	assert.Empty(t, write(t, export.JSONL, r, graph.Query{}))
	assert.Equal(t, 1, strings.Count(write(t, export.CSV, r, graph.Query{}), "\r\n"), "the header")
}

func TestNamesAreNormalisedAndQuotesAreNot(t *testing.T) {
	d := harbour()[1]
	d.Edges[0].Evidence.Quote, d.Edges[0].Evidence.End = "Cafe\u0301", 6
	lines := write(t, export.JSONL, kept(t, d), graph.Query{})
	assert.Contains(t, lines, `"Café <Port>":1`)
	assert.Contains(t, lines, "\"quote\":\"Cafe\u0301\"")
}

func TestACellThatLooksLikeAFormulaIsText(t *testing.T) {
	for text, want := range map[string]string{
		"=1+1": "'=1+1", "+49": "'+49", "-x": "'-x", "@me": "'@me", "\tx": "'\tx", "\rx": "'\rx", "x=1": "x=1", "'": "'",
	} {
		d := harbour()[1]
		d.Edges[0].Evidence.Quote, d.Edges[0].Evidence.End = text, len(text)
		got := write(t, export.CSV, kept(t, d), graph.Query{})
		table, err := csv.NewReader(strings.NewReader(got)).ReadAll()
		require.NoError(t, err)
		require.Len(t, table, 2)
		assert.Equal(t, want, table[1][index(t, table[0], "quote")])
	}
}

func index(t *testing.T, header []string, name string) int {
	for i, h := range header {
		if h == name {
			return i
		}
	}
	require.Fail(t, "no column "+name)
	return -1
}

func TestANumberBelowZeroStaysANumber(t *testing.T) {
	d := harbour()[1]
	d.Edges[0].Quantity = &graph.Quantity{Value: -5}
	table, err := csv.NewReader(strings.NewReader(write(t, export.CSV, kept(t, d), graph.Query{}))).ReadAll()
	require.NoError(t, err)
	assert.Equal(t, "-5", table[1][index(t, table[0], "quantity")])
}

func TestTheFirstTwoColumnsAreTheEndsOfAnEdge(t *testing.T) {
	table, err := csv.NewReader(strings.NewReader(write(t, export.CSV, kept(t, harbour()...), graph.Query{}))).ReadAll()
	require.NoError(t, err)
	assert.Equal(t, []string{"source", "target", "relation"}, table[0][:3])
	assert.Equal(t, []string{"'=Port & Co", "", "DENIED"}, table[1][:3], "a claim without target has an empty cell")
	assert.Equal(t, []string{"Norland", "'=Port & Co", "ACCUSED"}, table[2][:3])
}

// failing is a pipe whose reader went away after some bytes.
type failing struct{ left int }

func (f *failing) Write(p []byte) (int, error) {
	if f.left -= len(p); f.left < 0 {
		return 0, io.ErrClosedPipe
	}
	return len(p), nil
}

// endless yields one claim many thousand times, unless nobody asks.
type endless struct{ graph.Reader }

func (e endless) Edges(ctx context.Context, q graph.Query) iter.Seq2[graph.Edge, error] {
	return func(yield func(graph.Edge, error) bool) {
		for edge, err := range e.Reader.Edges(ctx, q) {
			for range 20_000 {
				if !yield(edge, err) {
					return
				}
			}
			return
		}
	}
}

func TestABrokenPipeEndsTheExportWithItsError(t *testing.T) {
	for name, f := range formats {
		t.Run(name, func(t *testing.T) {
			for _, room := range []int{0, 1 << 20} {
				err := f(context.Background(), &failing{room}, endless{kept(t, harbour()...)}, graph.Query{}, nil)
				require.ErrorIs(t, err, io.ErrClosedPipe)
			}
			require.ErrorIs(t, f(context.Background(), &failing{10}, kept(t, harbour()...), graph.Query{}, nil), io.ErrClosedPipe)
		})
	}
}

// broken fails in one of the streams.
type broken struct {
	graph.Reader
	stream string
}

var errBroken = errors.New("broken")

func (b broken) Nodes(ctx context.Context, q graph.Query) iter.Seq2[graph.Node, error] {
	return breakIn(b.stream == "nodes", b.Reader.Nodes(ctx, q))
}

func (b broken) Edges(ctx context.Context, q graph.Query) iter.Seq2[graph.Edge, error] {
	return breakIn(b.stream == "edges", b.Reader.Edges(ctx, q))
}

func (b broken) Deltas(ctx context.Context, q graph.Query) iter.Seq2[graph.Delta, error] {
	return breakIn(b.stream == "deltas", b.Reader.Deltas(ctx, q))
}

func breakIn[T any](here bool, all iter.Seq2[T, error]) iter.Seq2[T, error] {
	if !here {
		return all
	}
	return func(yield func(T, error) bool) {
		for v, err := range all {
			if !yield(v, err) {
				return
			}
			break
		}
		var none T
		yield(none, errBroken)
	}
}

func TestAStreamThatFailsEndsTheExportWithItsError(t *testing.T) {
	for name, f := range formats {
		for _, stream := range []string{"nodes", "edges", "deltas"} {
			t.Run(name+" of "+stream, func(t *testing.T) {
				err := f(context.Background(), io.Discard, broken{kept(t, harbour()...), stream}, graph.Query{}, nil)
				require.ErrorIs(t, err, errBroken)
			})
		}
	}
}

// moving has claims that its nodes and articles do not know: somebody merged in between.
type moving struct{ graph.Reader }

func (m moving) Nodes(context.Context, graph.Query) iter.Seq2[graph.Node, error] {
	return func(func(graph.Node, error) bool) {}
}

func TestAStoreThatChangesDuringTheExportIsSaidToHave(t *testing.T) {
	for name, f := range formats {
		t.Run(name, func(t *testing.T) {
			err := f(context.Background(), io.Discard, moving{kept(t, harbour()...)}, graph.Query{}, nil)
			require.ErrorIs(t, err, export.ErrChanged)
		})
	}
}

func FuzzEveryTextIsOneCellOfCSVAndOneStringOfJSONL(f *testing.F) {
	for _, seed := range []string{"", "plain", "a,b", `"q"`, "=x", "line\nend", " edge ", "\ufeff", "é\u0301", "\u2028"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d := harbour()[1]
		d.Article.Publisher = text
		if d.Check(vocabulary(t)) != nil || strings.Contains(text, "\r") { // encoding/csv reads \r\n as \n
			t.Skip()
		}
		r := kept(t, d)
		table, err := csv.NewReader(strings.NewReader(write(t, export.CSV, r, graph.Query{}))).ReadAll()
		require.NoError(t, err)
		require.Len(t, table, 2)
		cell := strings.TrimPrefix(table[1][index(t, table[0], "publisher")], "'")
		var line struct{ Publisher string }
		require.NoError(t, json.Unmarshal([]byte(strings.SplitN(write(t, export.JSONL, r, graph.Query{}), "\n", 2)[0]), &line))
		assert.Equal(t, strings.TrimPrefix(line.Publisher, "'"), cell)
	})
}
