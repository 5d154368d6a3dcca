package main

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/rivo/uniseg"
)

// printable makes text from articles safe and plain for a terminal: what would move the cursor, colour or turn the line about
// becomes a space, and runs of space become one.
func printable(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == unicode.ReplacementChar
	}), " ")
}

// cell is text in a column of that many characters' width, cut where it is longer.
func cell(s string, width int) string {
	s = printable(s)
	if w := uniseg.StringWidth(s); w <= width {
		return s + strings.Repeat(" ", width-w)
	}
	var b strings.Builder
	used := 0
	for parts := uniseg.NewGraphemes(s); parts.Next() && used+parts.Width() < width; used += parts.Width() {
		b.WriteString(parts.Str())
	}
	return b.String() + "…" + strings.Repeat(" ", width-used-1)
}

// row joins cells to a line.
func row(cells ...string) string { return strings.TrimRight(strings.Join(cells, "  "), " ") + "\n" }

// plural is a count with its noun.
func plural(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return fmt.Sprintf("%d %s", n, noun)
}

// quoteArg writes an argument as a shell takes it.
func quoteArg(s string) string {
	plain := func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("-_./:+@~", r)
	}
	if s != "" && strings.TrimFunc(s, plain) == "" && strings.IndexFunc(s, func(r rune) bool { return !plain(r) }) < 0 {
		return s
	}
	if !strings.ContainsAny(s, "\"$`\\!") {
		return `"` + s + `"`
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}
