package article_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"newsgraph/extract/article"
)

func TestAMissingPathIsARejectAndTheRestGoesOn(t *testing.T) {
	dir := tree(t, map[string]string{"a.txt": story})
	as, js := read(t, article.Options{}, filepath.Join(dir, "nowhere"), dir)
	assert.Len(t, as, 1)
	require.Len(t, js, 1)
	assert.ErrorIs(t, js[0], fs.ErrNotExist)
	assert.Contains(t, js[0].Error(), "nowhere: no such file or folder")
}

func TestWhatCannotBeReadIsRejectedWithAReasonAndAdvice(t *testing.T) {
	long := strings.Repeat("A word and another. ", 100)
	tests := []struct {
		name, file, content string
		kind                error
		line                int
		says                string
	}{
		{"an empty file", "a.txt", "", article.ErrEmpty, 0, "no text"},
		{"a file of blanks", "a.txt", " \n\t\ufeff\n", article.ErrEmpty, 0, "no text"},
		{"a page's frame without an article", "a.txt", "Home\n\nShare\n\nFacebook\n", article.ErrEmpty, 0, "nothing but"},
		{"NUL bytes in a text file", "a.txt", "text\x00text", article.ErrBinary, 0, "NUL"},
		{"a binary file of an unknown kind", "a.dat", "\x7fELF\x00\x00\x01", article.ErrBinary, 0, "not text"},
		{"a PDF", "a.pdf", "%PDF-1.4", article.ErrBinary, 0, "pdftotext"},
		{"Latin-1 without a declaration", "a.txt", "Title\n\nThe caf\xe9 in Paris was closed.\n", article.ErrEncoding, 3, "iconv"},
		{"HTML in Latin-1 without a declaration", "a.html", "<html><body>\n<p>The caf\xe9.</p>", article.ErrEncoding, 2, "declare"},
		{"HTML without text", "a.html", "<html><body><script>x()</script></body></html>", article.ErrEmpty, 0, "no text of an article"},
		{"a text above the limit", "a.txt", long, article.ErrTooLarge, 0, "larger than 1000 bytes"},
		{"a page above the limit", "a.html", "<p>" + long, article.ErrTooLarge, 0, "larger"},
		{"a line above the limit", "a.jsonl", `{"body":"` + long + `"}`, article.ErrTooLarge, 1, "larger"},
		{"an array's element above the limit", "a.json", "[\n{\"body\":\"" + long + "\"}]", article.ErrTooLarge, 2, "larger"},
		{"a line that is no JSON", "a.jsonl", "\n{\"body\": tru", article.ErrMalformed, 2, "broken JSON"},
		{"a record that is no object", "a.jsonl", `[1,2]`, article.ErrMalformed, 1, "broken JSON"},
		{"a record without a body", "a.jsonl", `{"text":"x","id":"1"}`, article.ErrMalformed, 1, `no field "body" in the record, which has "id", "text"`},
		{"a record with an empty body", "a.jsonl", `{"body":" "}`, article.ErrEmpty, 1, "no text"},
		{"a record with NUL in its text", "a.jsonl", `{"body":"a\u0000b"}`, article.ErrBinary, 1, "NUL"},
		{"a line that is not UTF-8", "a.jsonl", "{\"body\":\"caf\xe9\"}", article.ErrEncoding, 1, "UTF-8"},
		{"JSON Lines without a line", "a.jsonl", "", article.ErrEmpty, 0, "no record"},
		{"an array without an element", "a.json", "[]", article.ErrEmpty, 0, "no record"},
		{"an object that does not end", "a.json", `{"body":"x"`, article.ErrMalformed, 1, "ends within"},
		{"a file named .gz that is none", "a.txt.gz", "plain", article.ErrMalformed, 0, "gz"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := tree(t, map[string]string{tt.file: tt.content})
			as, js := read(t, article.Options{MaxBytes: 1000}, dir)
			assert.Empty(t, as)
			require.NotEmpty(t, js)
			assert.ErrorIs(t, js[0], tt.kind)
			assert.Equal(t, tt.line, js[0].Line)
			assert.Contains(t, js[0].Error(), tt.says)
			assert.NotEmpty(t, js[0].Advice)
			assert.Equal(t, filepath.Join(dir, tt.file), js[0].Path)
		})
	}
}

func TestAnUnreadableFileIsRejected(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root may read everything")
	}
	dir := tree(t, map[string]string{"a.txt": story})
	require.NoError(t, os.Chmod(filepath.Join(dir, "a.txt"), 0))
	_, js := read(t, article.Options{}, dir)
	require.Len(t, js, 1)
	assert.ErrorIs(t, js[0], fs.ErrPermission)
}

func TestReadingGoesOnBehindABadLine(t *testing.T) {
	body := strings.Repeat("x", 5000)
	dir := tree(t, map[string]string{"a.jsonl": "{\"id\":\"1\",\"body\":\"Peru thanked Chile for the help.\"}\n\n{broken\n{\"id\":\"2\",\"body\":\"" + body + "\"}\n{\"id\":\"3\",\"body\":\"Chile thanked Peru for the ship.\"}"})
	as, js := read(t, article.Options{MaxBytes: 2000}, dir)
	assert.Equal(t, []string{"1", "3"}, ids(as))
	require.Len(t, js, 2)
	assert.Equal(t, []int{3, 4}, []int{js[0].Line, js[1].Line})
}

func TestOneIDForTwoArticlesIsRejectedWithBothPlaces(t *testing.T) {
	dir := tree(t, map[string]string{"a.jsonl": `{"id":"1","body":"Peru thanked Chile."}` + "\n" + `{"id":"1","body":"Peru thanked Chile."}` + "\n" + `{"id":"1","body":"Chile thanked Peru."}`})
	as, js := read(t, article.Options{}, dir)
	assert.Len(t, as, 1, "word for word the same is passed over")
	require.Len(t, js, 1)
	assert.ErrorIs(t, js[0], article.ErrDuplicate)
	assert.Equal(t, 3, js[0].Line)
	assert.Contains(t, js[0].Error(), "a.jsonl:1")
	assert.Equal(t, "1", js[0].ID)
}
