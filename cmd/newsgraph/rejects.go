package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
)

// rejection says why a record did not become part of the graph. Its JSON is a line of rejects.jsonl.
type rejection struct {
	Path   string `json:"path"` // empty when the extractor rejected an article, which its id names
	Line   int    `json:"line"` // 0 when no line is meant
	ID     string `json:"id"`
	Reason string `json:"reason"`
	Advice string `json:"advice"`
}

// String is the rejection in one line for people.
func (r rejection) String() string {
	place := r.Path
	if place == "" {
		place = r.ID
	}
	if r.Line > 0 {
		place += fmt.Sprintf(":%d", r.Line)
	}
	s := place + ": " + strings.TrimPrefix(r.Reason, place+": ")
	if r.Advice != "" {
		s += "; " + r.Advice
	}
	return printable(s)
}

// shownRejections is how many are printed; the others stand in the file.
const shownRejections = 10

// rejections collects those of one run in a file that replaces the file of the run before. A run without any leaves none.
type rejections struct {
	path    string // empty to keep no file
	show    io.Writer
	count   int
	file    *pending
	lines   *json.Encoder
	trouble error // why the file could not be written
}

func (r *rejections) add(one rejection) {
	r.count++
	if r.count <= shownRejections || r.path == "" {
		fmt.Fprintln(r.show, "rejected  "+one.String())
	}
	if r.path == "" || r.trouble != nil {
		return
	}
	if r.file == nil {
		if r.file, r.trouble = createPending(r.path); r.trouble != nil {
			return
		}
		r.lines = json.NewEncoder(r.file)
		r.lines.SetEscapeHTML(false)
	}
	r.trouble = r.lines.Encode(one)
}

// close puts the file in its place and says where it is. Only a run that came to its end takes away the file of the run before.
func (r *rejections) close(complete bool) error {
	switch {
	case r.path == "":
		return nil
	case r.count == 0 && !complete:
		return nil
	case r.count == 0:
		if err := os.Remove(r.path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		return nil
	case r.file == nil:
		return r.trouble
	case r.trouble != nil:
		r.file.discard()
		return r.trouble
	}
	if more := r.count - shownRejections; more > 0 {
		fmt.Fprintf(r.show, "rejected  %d more\n", more)
	}
	if err := r.file.commit(); err != nil {
		return err
	}
	fmt.Fprintf(r.show, "          all in %s\n", r.path)
	return nil
}
