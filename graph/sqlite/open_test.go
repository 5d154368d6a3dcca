package sqlite_test

import (
	"context"
	"database/sql"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"newsgraph/graph"
	"newsgraph/graph/sqlite"
	"newsgraph/graph/storetest"
)

// foreign makes files that are no stores.
var foreign = []struct {
	name string
	make func(t *testing.T, path string)
}{
	{"a text", func(t *testing.T, path string) {
		require.NoError(t, os.WriteFile(path, []byte("Dear diary,\nnothing here is a database. And so on for a while.\n"), 0o600))
	}},
	{"a short text", func(t *testing.T, path string) { require.NoError(t, os.WriteFile(path, []byte("hi"), 0o600)) }},
	{"a database of something else", func(t *testing.T, path string) { run(t, path, `CREATE TABLE diary (day TEXT)`) }},
	{"an empty database that says it is something else's", func(t *testing.T, path string) { run(t, path, `PRAGMA application_id = 7`) }},
	{"a store of a newer newsgraph", func(t *testing.T, path string) {
		s, err := sqlite.Open(ctx, path, sqlite.Options{})
		require.NoError(t, err)
		require.NoError(t, s.Close())
		run(t, path, `PRAGMA user_version = 99`)
	}},
}

func run(t *testing.T, path, query string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	require.NoError(t, err)
	defer db.Close()
	_, err = db.Exec(query)
	require.NoError(t, err)
}

func TestAFileThatIsNoStoreIsRefusedAndLeftAsItIs(t *testing.T) {
	for _, f := range foreign {
		t.Run(f.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "other.db")
			f.make(t, path)
			before, err := os.ReadFile(path)
			require.NoError(t, err)
			for _, o := range []sqlite.Options{{}, {ReadOnly: true}} {
				_, err := sqlite.Open(ctx, path, o)
				require.ErrorIs(t, err, sqlite.ErrNotStore)
				assert.ErrorContains(t, err, path)
			}
			after, err := os.ReadFile(path)
			require.NoError(t, err)
			assert.Equal(t, before, after)
		})
	}
}

func TestAFolderIsNoStore(t *testing.T) {
	_, err := sqlite.Open(ctx, t.TempDir(), sqlite.Options{})
	require.ErrorIs(t, err, sqlite.ErrNotStore)
}

func TestAMissingFile(t *testing.T) {
	dir := t.TempDir()
	t.Run("is an error to who only reads, and is not made", func(t *testing.T) {
		_, err := sqlite.Open(ctx, filepath.Join(dir, "none.db"), sqlite.Options{ReadOnly: true})
		require.ErrorIs(t, err, fs.ErrNotExist)
		assert.NoFileExists(t, filepath.Join(dir, "none.db"))
	})
	t.Run("is made for who merges, in a folder that is there", func(t *testing.T) {
		open(t, filepath.Join(dir, "new.db"), sqlite.Options{})
		assert.FileExists(t, filepath.Join(dir, "new.db"))
		_, err := sqlite.Open(ctx, filepath.Join(dir, "nowhere", "new.db"), sqlite.Options{})
		require.ErrorIs(t, err, fs.ErrNotExist)
	})
}

func TestAnEmptyFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "empty.db")
	require.NoError(t, os.WriteFile(path, nil, 0o600))
	_, err := sqlite.Open(ctx, path, sqlite.Options{ReadOnly: true})
	require.ErrorIs(t, err, sqlite.ErrNotStore)
	assert.ErrorContains(t, err, "empty")
	open(t, path, sqlite.Options{}) // as a process leaves it that was killed while it made the file
}

func TestAStoreOpenedToRead(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph.db")
	s, err := sqlite.Open(ctx, path, sqlite.Options{})
	require.NoError(t, err)
	_, err = s.Merge(ctx, news(0, 5))
	require.NoError(t, err)
	require.NoError(t, s.Close())
	r := open(t, path, sqlite.Options{ReadOnly: true})
	t.Run("gives back the graph", func(t *testing.T) { storetest.Equal(t, merged(t, news(0, 5)), r) })
	t.Run("merges nothing", func(t *testing.T) {
		_, err := r.Merge(ctx, news(5, 1))
		require.ErrorIs(t, err, graph.ErrReadOnly)
	})
	t.Run("sees what another merges later", func(t *testing.T) {
		_, err := open(t, path, sqlite.Options{}).Merge(ctx, news(5, 1))
		require.NoError(t, err)
		storetest.Equal(t, merged(t, news(0, 6)), r)
	})
}

func TestAClosedStoreIsOneFile(t *testing.T) {
	dir := t.TempDir()
	s, err := sqlite.Open(ctx, filepath.Join(dir, "graph.db"), sqlite.Options{})
	require.NoError(t, err)
	_, err = s.Merge(ctx, news(0, 5))
	require.NoError(t, err)
	require.NoError(t, s.Close())
	r, err := sqlite.Open(ctx, filepath.Join(dir, "graph.db"), sqlite.Options{ReadOnly: true})
	require.NoError(t, err)
	storetest.Bytes(t, r, graph.Query{})
	require.NoError(t, r.Close())
	files, err := os.ReadDir(dir)
	require.NoError(t, err)
	assert.Len(t, files, 1)
}

func TestPathsOfAnyLetters(t *testing.T) {
	for _, name := range []string{"a b.db", "a?b=c&d.db", "100%.db", "a#b.db", "é日.db", "file:x.db", "a%20b.db", `q"'.db`, ":memory:"} {
		dir := t.TempDir()
		s := open(t, filepath.Join(dir, name), sqlite.Options{})
		_, err := s.Merge(ctx, news(0, 1))
		require.NoError(t, err)
		assert.FileExists(t, filepath.Join(dir, name))
	}
}

func TestARelativePathStaysWhereItWasOpened(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	s := open(t, "graph.db", sqlite.Options{})
	t.Chdir(t.TempDir())
	_, err := s.Merge(ctx, news(0, 1))
	require.NoError(t, err)
	storetest.Equal(t, merged(t, news(0, 1)), s)
	assert.FileExists(t, filepath.Join(dir, "graph.db"))
}

func TestOpeningUnderAContextThatHasEnded(t *testing.T) {
	ended, cancel := context.WithCancel(ctx)
	cancel()
	_, err := sqlite.Open(ended, filepath.Join(t.TempDir(), "graph.db"), sqlite.Options{})
	require.ErrorIs(t, err, context.Canceled)
}

func TestAClaimOfAnotherArticleIsNotTakenAway(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "graph.db"), sqlite.Options{})
	_, err := s.Merge(ctx, news(0, 1))
	require.NoError(t, err)
	thief := news(0, 1)
	rename(&thief[0], "thief")
	thief[0].Edges[0].ID = news(0, 1)[0].Edges[0].ID
	_, err = s.Merge(ctx, thief)
	require.ErrorContains(t, err, "thief")
	storetest.Equal(t, merged(t, news(0, 1)), s)
}

// older are statements that turn a store into one as an older newsgraph made it, by the version that it had.
var older = map[string]string{
	"3": `ALTER TABLE mentions DROP COLUMN told; PRAGMA user_version = 3`,
	"2": `ALTER TABLE mentions DROP COLUMN told; ALTER TABLE articles DROP COLUMN agency; ALTER TABLE articles DROP COLUMN sketch; PRAGMA user_version = 2`,
	"1": `ALTER TABLE mentions DROP COLUMN told; ALTER TABLE articles DROP COLUMN agency; ALTER TABLE articles DROP COLUMN sketch; DROP INDEX mentions_node; PRAGMA user_version = 1`,
}

func TestAStoreOfAnOlderNewsgraph(t *testing.T) {
	for version, downgrade := range older {
		t.Run("of format "+version+" says what to do when it is only read, and is brought up to date by a load", func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "old.db")
			s, err := sqlite.Open(ctx, path, sqlite.Options{})
			require.NoError(t, err)
			d := graph.Delta{Article: graph.Article{ID: "a", Title: "Kept", Version: graph.Version{SHA256: "aa", Extractor: "old/1"}}}
			_, err = s.Merge(ctx, []graph.Delta{d})
			require.NoError(t, err)
			want := storetest.Bytes(t, s, graph.Query{})
			require.NoError(t, s.Close())
			run(t, path, downgrade)

			_, err = sqlite.Open(ctx, path, sqlite.Options{ReadOnly: true})
			require.ErrorContains(t, err, "made by an older newsgraph (format "+version+", now 4): load into it once to bring it up to date")
			s = open(t, path, sqlite.Options{})
			assert.Equal(t, want, storetest.Bytes(t, s, graph.Query{}))
			d.Article.Agency, d.Article.Sketch, d.Article.Version.Extractor = "Wire", "AAAAAAA", "new/2"
			changes, err := s.Merge(ctx, []graph.Delta{d})
			require.NoError(t, err)
			assert.Equal(t, 1, changes.Articles.Changed)
			for a, err := range s.Articles(ctx, graph.Query{}) {
				require.NoError(t, err)
				assert.Equal(t, d.Article, a)
			}
		})
	}
}
