package table_test

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"newsgraph/table"
)

// read gives the rows of a table as they print.
func read(s table.Shape, text string) ([]string, error) {
	var rows []string
	err := s.Read(strings.NewReader(text), "t.tsv", func(r table.Row) error {
		rows = append(rows, fmt.Sprintf("%d:%s", r.Line, strings.Join(r.Cells, ",")))
		return nil
	})
	return rows, err
}

func TestRows(t *testing.T) {
	two := table.Shape{Columns: 2}
	for name, c := range map[string]struct {
		shape table.Shape
		text  string
		want  []string
	}{
		"of a table are its lines":                   {two, "a\tb\nc\td\n", []string{"1:a,b", "2:c,d"}},
		"may lack the last line break":               {two, "a\tb", []string{"1:a,b"}},
		"are no comments and no blank lines":         {two, "# x\ty\n\n \t \n#y\na\tb\n", []string{"5:a,b"}},
		"may have # as their whole first cell":       {two, "#\tb\n", []string{"1:#,b"}},
		"end as Windows ends lines":                  {two, "a\tb\r\n\r\nc\td\r\n", []string{"1:a,b", "3:c,d"}},
		"end as the old Macintosh ends lines":        {two, "a\tb\rc\td\r", []string{"1:a,b", "2:c,d"}},
		"may follow a byte order mark":               {two, "\ufeffa\tb\n", []string{"1:a,b"}},
		"follow a comment after a byte order mark":   {two, "\ufeff# x\na\tb\n", []string{"2:a,b"}},
		"keep quotation marks and blanks":            {two, "\"a\t b \n", []string{"1:\"a, b "}},
		"may end with empty cells of a spreadsheet":  {two, "a\tb\t\t\n", []string{"1:a,b"}},
		"may have empty cells":                       {two, "\tb\n", []string{"1:,b"}},
		"get the optional cells that they lack":      {table.Shape{Columns: 3, Optional: 2}, "a\n", []string{"1:a,,"}},
		"keep further cells of an open shape":        {table.Shape{Columns: 1, Open: true}, "a\tb\tc\n", []string{"1:a,b,c"}},
		"follow a header with the names of columns":  {table.Shape{Columns: 2, Header: []string{"word", "class"}}, "# x\nWord\tclass of it\na\tb\n", []string{"3:a,b"}},
		"with a header may be too narrow for rows":   {table.Shape{Columns: 2, Header: []string{"word"}}, "word\na\tb\n", []string{"2:a,b"}},
		"after the first are never a header":         {table.Shape{Columns: 2, Header: []string{"word"}}, "a\tb\nword\tb\n", []string{"1:a,b", "2:word,b"}},
		"are not taken for a header of another name": {table.Shape{Columns: 2, Header: []string{"word", "class"}}, "word\tb\n", []string{"1:word,b"}},
		"of an empty table are none":                 {two, "", nil},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := read(c.shape, c.text)
			require.NoError(t, err)
			assert.Equal(t, c.want, got)
		})
	}
}

func TestFaultsAreToldTogetherWithFileAndLine(t *testing.T) {
	rows, err := read(table.Shape{Columns: 2}, "# x\na\na\tb\tc\n\xff\tb\nc\td\n")
	assert.EqualError(t, err, "t.tsv:2: 1 columns, need 2\nt.tsv:3: 3 columns, want 2\nt.tsv:4: not UTF-8")
	assert.Equal(t, []string{"5:c,d"}, rows)

	wrong := errors.New("wrong")
	err = table.Shape{Columns: 1}.Read(strings.NewReader("a\nb\n"), "t.tsv", func(table.Row) error { return wrong })
	assert.EqualError(t, err, "t.tsv:1: wrong\nt.tsv:2: wrong")
	assert.ErrorIs(t, err, wrong)
}

func TestAFileThatIsNoTableTellsOnlySoManyFaults(t *testing.T) {
	_, err := read(table.Shape{Columns: 2}, strings.Repeat("x\n", 1000))
	assert.Len(t, strings.Split(err.Error(), "\n"), 51)
	assert.ErrorContains(t, err, "t.tsv: further faults are not looked for")
	_, err = read(table.Shape{Columns: 1}, "a\n"+strings.Repeat("x", 2<<20))
	assert.EqualError(t, err, "t.tsv:2: bufio.Scanner: token too long")
}

func TestAFileOfAFolderIsNamedWithoutTheFolder(t *testing.T) {
	fsys := fstest.MapFS{"tables/t.tsv": {Data: []byte("a\n")}}
	none := func(table.Row) error { return nil }
	assert.EqualError(t, table.Shape{Columns: 2}.ReadFile(fsys, "tables/t.tsv", none), "t.tsv:1: 1 columns, need 2")
	err := table.Shape{Columns: 2}.ReadFile(fsys, "tables/u.tsv", none)
	assert.ErrorContains(t, err, "reading table u.tsv: ")
	assert.ErrorIs(t, err, fs.ErrNotExist)
}

func TestFilesOfTheUserStandInPlaceOfThoseOfTheBase(t *testing.T) {
	base := fstest.MapFS{"a": {Data: []byte("base")}, "b": {Data: []byte("base")}}
	content := func(o table.Overlay, name string) string {
		data, err := fs.ReadFile(o, name)
		require.NoError(t, err)
		return string(data)
	}
	own := table.Overlay{User: fstest.MapFS{"a": {Data: []byte("own")}}, Base: base}
	assert.Equal(t, "own", content(own, "a"))
	assert.Equal(t, "base", content(own, "b"))
	assert.Equal(t, "base", content(table.Overlay{Base: base}, "a"))
	_, err := own.Open("c")
	assert.ErrorIs(t, err, fs.ErrNotExist)
}

func TestADashAloneIsNoText(t *testing.T) {
	assert.Empty(t, table.Undash("-"))
	assert.Equal(t, "--", table.Undash("--"))
	assert.Equal(t, "G-7", table.Undash("G-7"))
}

func TestListsOfACell(t *testing.T) {
	assert.Equal(t, []string{"a", "b c"}, table.List(" a ||b c| "))
	assert.Nil(t, table.List(""))
}

func ExampleShape_Read() {
	const text = `# Seats of governments.
seat	state	other names
Casa Rosada	ARG	Pink House
Élysée	FRA
`
	shape := table.Shape{Columns: 3, Optional: 1, Header: []string{"seat", "state"}}
	err := shape.Read(strings.NewReader(text), "seats.tsv", func(r table.Row) error {
		if len(r.Cells[1]) != 3 {
			return fmt.Errorf("state %q", r.Cells[1])
		}
		fmt.Println(r.Line, r.Cells[0], r.Cells[1], table.List(r.Cells[2]))
		return nil
	})
	fmt.Println(err)
	// Output:
	// 3 Casa Rosada ARG [Pink House]
	// 4 Élysée FRA []
	// <nil>
}

// FuzzRead: whatever the text, every row has the shape, lines ascend, and rows written out again read the same.
func FuzzRead(f *testing.F) {
	f.Add("# x\na\tb\n\r\nc\td\te\r\xff", 2, 1, true)
	f.Add("\ufeffword\tb\n#\tc", 2, 0, false)
	f.Fuzz(func(t *testing.T, text string, columns, optional int, open bool) {
		s := table.Shape{Columns: abs(columns) % 9, Open: open, Header: []string{"word"}}
		s.Optional = abs(optional) % (s.Columns + 1)
		last := 0
		_ = s.Read(strings.NewReader(text), "t.tsv", func(r table.Row) error {
			require.Greater(t, r.Line, last)
			last = r.Line
			require.GreaterOrEqual(t, len(r.Cells), s.Columns)
			require.True(t, open || len(r.Cells) == s.Columns)
			require.NotContains(t, strings.Join(r.Cells, ""), "\t")
			again := 0
			line := "# x\n-\n" + strings.Join(r.Cells, "\t") + "\n"
			_ = table.Shape{Columns: len(r.Cells), Optional: len(r.Cells)}.Read(strings.NewReader(line), "t.tsv", func(q table.Row) error {
				if q.Line == 3 {
					again++
					require.Equal(t, r.Cells, q.Cells)
				}
				return nil
			})
			require.LessOrEqual(t, again, 1)
			return nil
		})
	})
}

func abs(n int) int { return max(n, -(n + 1)) }
