package article_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"newsgraph/extract/article"
)

const story = "Norway asks Iceland for a ferry\n\nNorway has asked Iceland to lend it a ferry until spring, its transport minister said.\n\nIceland has not answered yet.\n"

// tree writes files into a new folder: name to content.
func tree(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
		require.NoError(t, os.WriteFile(path, []byte(content), 0o600))
	}
	return dir
}

// read gives the articles and the rejects of a run, and fails on any other error.
func read(t *testing.T, o article.Options, paths ...string) ([]article.Article, []*article.Reject) {
	t.Helper()
	var as []article.Article
	var js []*article.Reject
	for a, err := range article.Read(t.Context(), paths, o) {
		var j *article.Reject
		if errors.As(err, &j) {
			js = append(js, j)
			continue
		}
		require.NoError(t, err)
		sound(t, a)
		as = append(as, a)
	}
	return as, js
}

// sound checks what holds of every article.
func sound(t *testing.T, a article.Article) {
	t.Helper()
	require.True(t, utf8.ValidString(a.Body), "body is UTF-8")
	require.NotContains(t, a.Body, "\x00")
	require.Len(t, a.SHA256, 64)
	require.NotEmpty(t, a.ID)
	end := 0
	blank := func(s string) bool {
		return strings.TrimFunc(s, func(r rune) bool {
			return unicode.IsSpace(r) || strings.ContainsRune("\u200b\ufeff\u200e\u200f\u00ad\u2060", r)
		}) == ""
	}
	for _, p := range a.Parts {
		require.GreaterOrEqual(t, p.Start, end, "parts are in order, without overlap")
		require.Greater(t, p.End, p.Start, "parts are not empty")
		require.LessOrEqual(t, p.End, len(a.Body))
		require.True(t, utf8.RuneStart(a.Body[p.Start]) && (p.End == len(a.Body) || utf8.RuneStart(a.Body[p.End])), "parts end between characters")
		require.True(t, blank(a.Body[end:p.Start]), "no text is left out: %q", a.Body[end:p.Start])
		end = p.End
	}
	require.True(t, blank(a.Body[end:]), "no text is left out at the end")
}

// told is what is read of an article, a line a part.
func told(a article.Article) string {
	var b strings.Builder
	for _, p := range a.Parts {
		if p.Role.Read() {
			b.WriteString(a.Body[p.Start:p.End] + "\n")
		}
	}
	return b.String()
}

func ids(as []article.Article) []string {
	var out []string
	for _, a := range as {
		out = append(out, a.ID)
	}
	return out
}

func TestFoldersAreReadInTheOrderOfNamesWhateverTheOrderOfPaths(t *testing.T) {
	one := tree(t, map[string]string{"b.txt": "B " + story, "sub/a.txt": "A " + story, ".hidden.txt": story, ".git/x.txt": story, "sub/style.css": "p{}", "c.TXT": "C " + story})
	two := tree(t, map[string]string{"aa.txt": "D " + story, "z.txt": "E " + story})
	as, js := read(t, article.Options{}, one, two)
	require.Empty(t, js)
	assert.Equal(t, []string{"aa.txt", "b.txt", "c.TXT", "sub/a.txt", "z.txt"}, ids(as))
	again, _ := read(t, article.Options{}, two, one)
	assert.Equal(t, as, again)
}

func TestAFileUnderTwoPathsIsReadOnceUnderTheOutermost(t *testing.T) {
	dir := tree(t, map[string]string{"sub/a.txt": story})
	as, js := read(t, article.Options{}, filepath.Join(dir, "sub", "a.txt"), filepath.Join(dir, "sub"), dir, dir)
	require.Empty(t, js)
	assert.Equal(t, []string{"sub/a.txt"}, ids(as))
}

func TestLoopsOfLinksEnd(t *testing.T) {
	dir := tree(t, map[string]string{"sub/a.txt": story})
	if err := os.Symlink(dir, filepath.Join(dir, "sub", "loop")); err != nil {
		t.Skip("this file system has no symbolic links")
	}
	require.NoError(t, os.Symlink(filepath.Join(dir, "gone"), filepath.Join(dir, "broken.txt")))
	as, js := read(t, article.Options{}, dir)
	assert.Equal(t, []string{"sub/a.txt"}, ids(as))
	require.Len(t, js, 1)
	assert.ErrorIs(t, js[0], fs.ErrNotExist)
}

func TestTheIDIsTheRecordsElseItsURLElseItsPlace(t *testing.T) {
	dir := tree(t, map[string]string{"sub/a.jsonl": `{"id":7,"url":"https://x.example/1","body":"Peru thanked Chile."}
{"url":"HTTPS://X.example/2?utm_source=a&id=5&fbclid=z#top","body":"Peru thanked Chile."}
{"body":"Peru thanked Chile."}`})
	as, js := read(t, article.Options{}, dir)
	require.Empty(t, js)
	assert.Equal(t, []string{"7", "https://x.example/2?id=5", "sub/a.jsonl#3"}, ids(as))
	assert.Equal(t, "HTTPS://X.example/2?utm_source=a&id=5&fbclid=z#top", as[1].URL)
}

func TestFieldsOfRecordsCanHaveOtherNames(t *testing.T) {
	dir := tree(t, map[string]string{"a.jsonl": `{"key":"k","text":"Peru thanked Chile.","source":{"name":"The Andes Post"},"when":1617235200,"head":"Peru &amp; Chile make up"}`})
	as, js := read(t, article.Options{Fields: article.Fields{ID: "key", Body: "text", Publisher: "source.name", Published: "when", Title: "head"}}, dir)
	require.Empty(t, js)
	require.Len(t, as, 1)
	assert.Equal(t, "k", as[0].ID)
	assert.Equal(t, "The Andes Post", as[0].Publisher)
	assert.Equal(t, time.Date(2021, 4, 1, 0, 0, 0, 0, time.UTC), as[0].Published)
	assert.Equal(t, "Peru & Chile make up", as[0].Title)
	assert.Equal(t, "Peru & Chile make up\n\nPeru thanked Chile.", as[0].Body)
}

func TestTextIsReadInManyWrappings(t *testing.T) {
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	_, err := z.Write([]byte(story))
	require.NoError(t, err)
	require.NoError(t, z.Close())
	utf16 := "\xff\xfe"
	for _, r := range story {
		utf16 += string([]byte{byte(r), byte(r >> 8)})
	}
	tests := []struct{ name, file, content string }{
		{"plain", "a.txt", story},
		{"with a byte order mark", "a.txt", "\ufeff" + story},
		{"UTF-16 that says so", "a.txt", utf16},
		{"gzip", "a.txt.gz", packed.String()},
		{"without an ending", "story", story},
		{"with an unknown ending", "a.scraped", story},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			as, js := read(t, article.Options{}, tree(t, map[string]string{tt.file: tt.content}))
			require.Empty(t, js)
			require.Len(t, as, 1)
			assert.Equal(t, story, as[0].Body)
		})
	}
}

func TestLineEndsOfWindowsStayInTheBody(t *testing.T) {
	body := strings.ReplaceAll(story, "\n", "\r\n")
	as, _ := read(t, article.Options{}, tree(t, map[string]string{"a.txt": body}))
	require.Len(t, as, 1)
	assert.Equal(t, body, as[0].Body)
	assert.Len(t, as[0].Parts, 3)
}

func TestStandardInputIsToldByItsBeginning(t *testing.T) {
	tests := []struct{ name, in, id string }{
		{"text", story, "stdin"},
		{"JSON Lines", `{"id":"r","body":"Peru thanked Chile."}`, "r"},
		{"an array", `[{"id":"r","body":"Peru thanked Chile."}]`, "r"},
		{"HTML", "<!DOCTYPE html><html><body><article><h1>Peru thanks Chile</h1><p>Peru thanked Chile on Friday for the help of its ships in the strait.</p></article></body></html>", "stdin"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			as, js := read(t, article.Options{Stdin: strings.NewReader(tt.in)}, "-")
			require.Empty(t, js)
			require.Len(t, as, 1)
			assert.Equal(t, tt.id, as[0].ID)
		})
	}
}

func TestTheEndOfTheContextEndsTheRun(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	dir := tree(t, map[string]string{"a.txt": story, "b.txt": "B " + story})
	var last error
	n := 0
	for _, err := range article.Read(ctx, []string{dir}, article.Options{}) {
		n, last = n+1, err
		cancel()
	}
	assert.Equal(t, 2, n)
	assert.ErrorIs(t, last, context.Canceled)
}

func TestABrokenTableEndsTheRunAndIsNamedByLine(t *testing.T) {
	own := fstest.MapFS{"markers.tsv": {Data: []byte("# kind\twhere\twords\nshare\tline\tpass it on\nnonsense\tline\tx\n")}, "months.tsv": {Data: []byte("january\t13\n")}}
	for _, err := range article.Read(t.Context(), []string{t.TempDir()}, article.Options{Tables: own}) {
		require.Error(t, err)
		assert.Contains(t, err.Error(), "markers.tsv:3")
		assert.Contains(t, err.Error(), "months.tsv:1")
		return
	}
	t.Fatal("no error")
}

func TestATableOfOnesOwnReplacesTheEmbeddedOne(t *testing.T) {
	own := fstest.MapFS{"markers.tsv": {Data: []byte("share\tline\tpass it on\n")}}
	dir := tree(t, map[string]string{"a.txt": story + "\nPass it on\n"})
	as, _ := read(t, article.Options{Tables: own}, dir)
	require.Len(t, as, 1)
	assert.NotContains(t, told(as[0]), "Pass it on")
}

func TestAStreamOfAnyLengthIsReadInLittleMemory(t *testing.T) {
	const records, size = 8_000, 2_000
	in, out := io.Pipe()
	go func() {
		filler := strings.Repeat("The minister said that the talks would go on. ", size/47)
		for i := range records {
			if _, err := fmt.Fprintf(out, "{\"id\":\"%d\",\"title\":\"Talks go on in round %d\",\"body\":\"%s\"}\n", i, i, filler); err != nil {
				return
			}
		}
		_ = out.Close()
	}()
	live := func() uint64 {
		var m runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	n, first, most := 0, uint64(0), uint64(0)
	for _, err := range article.Read(t.Context(), []string{"-"}, article.Options{Stdin: in}) {
		require.NoError(t, err)
		if n++; n%2000 == 0 {
			now := live()
			if first == 0 {
				first = now
			}
			most = max(most, now)
		}
		if testing.Short() && n == 6000 {
			break
		}
	}
	_ = in.Close()
	assert.Less(t, most, first+8<<20, "16 MB were read, a few stay")
}

func FuzzRead(f *testing.F) {
	for _, seed := range []string{story, `{"id":"1","body":"Peru thanked Chile."}` + "\n{", "[{\"body\":\"<p>a</p>\"}]", "<html><body><p>Peru thanked Chile.", "\xff\xfea\x00",
		"Title of it\n\nRelated stories\n\nA\n\nB...\n\nMOSCOW (Reuters) – He said.\n\nAnn 1 May 2020 10:00\n\nx\n\nBob 2 May 2020 11:00", "a\u2028b\u00ad\u200b [File: A/AFP]"} {
		f.Add([]byte(seed))
	}
	files, _ := filepath.Glob("testdata/pages/*")
	for _, name := range files {
		data, err := os.ReadFile(name)
		require.NoError(f, err)
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		for a, err := range article.Read(t.Context(), []string{"-"}, article.Options{Stdin: bytes.NewReader(data), MaxBytes: 1 << 16}) {
			var j *article.Reject
			if errors.As(err, &j) {
				require.NotEmpty(t, j.Reason)
				continue
			}
			require.NoError(t, err)
			sound(t, a)
		}
	})
}
