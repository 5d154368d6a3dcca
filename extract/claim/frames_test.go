package claim_test

import (
	"bufio"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"newsgraph/extract/lang/en"
)

// TestExamplesOfFrames reads every example in frames.tsv: its sentence must make a claim of the frame's relation.
func TestExamplesOfFrames(t *testing.T) {
	f, err := en.Tables().Open("frames.tsv")
	require.NoError(t, err)
	defer f.Close()
	r := newReader(t)
	lines := bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		row := strings.Split(lines.Text(), "\t")
		if strings.HasPrefix(row[0], "#") || len(row) < 8 || row[7] == "-" {
			continue
		}
		got := strings.Join(r.read(row[7]+"."), "; ")
		assert.Contains(t, got, " "+row[0]+" ", "frames.tsv:%d: %s", n, row[7])
	}
	require.NoError(t, lines.Err())
}
