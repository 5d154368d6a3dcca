package article

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// source is a file to read, or the fault of a path that leads to none.
type source struct {
	path   string // as opened
	id     string // relative to the argument, slash separated
	format format
	named  bool // an argument itself
	fault  *Reject
}

const stdin = "-"

// sources lists the files of all paths in the order of their ids. A file that two paths lead to is listed once, under the
// outermost.
func (t *tables) sources(ctx context.Context, paths []string) []source {
	l := &listing{t: t, ctx: ctx}
	for _, p := range slices.Compact(slices.Sorted(slices.Values(paths))) {
		l.argument(p)
	}
	slices.SortFunc(l.out, func(a, b source) int {
		if (a.fault == nil) != (b.fault == nil) && a.id == b.id {
			return strings.Compare(a.path, b.path)
		}
		return 2*strings.Compare(a.id, b.id) + strings.Compare(a.path, b.path)
	})
	return l.unique()
}

type listing struct {
	t   *tables
	ctx context.Context
	out []source
}

func (l *listing) argument(path string) {
	if path == stdin {
		l.out = append(l.out, source{path: stdin, id: "stdin", named: true})
		return
	}
	info, err := os.Stat(path)
	if err != nil {
		l.fail(path, filepath.ToSlash(path), err)
		return
	}
	if !info.IsDir() {
		l.add(path, filepath.Base(path), true)
		return
	}
	visited := map[string]bool{}
	if real, err := filepath.EvalSymlinks(path); err == nil {
		visited[real] = true
	}
	l.folder(path, path, visited)
}

// folder lists a folder and all below it; links to folders come last, each folder once.
func (l *listing) folder(root, dir string, visited map[string]bool) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		l.fail(dir, relative(root, dir), err)
	}
	var links []string
	for _, e := range entries {
		if l.ctx.Err() != nil {
			return
		}
		path := filepath.Join(dir, e.Name())
		switch {
		case strings.HasPrefix(e.Name(), "."):
		case e.IsDir():
			if real, err := filepath.EvalSymlinks(path); err == nil && !visited[real] {
				visited[real] = true
				l.folder(root, path, visited)
			}
		case e.Type()&fs.ModeSymlink != 0:
			info, err := os.Stat(path)
			switch {
			case err != nil:
				l.fail(path, relative(root, path), err)
			case info.IsDir():
				links = append(links, path)
			case info.Mode().IsRegular():
				l.add(path, relative(root, path), false)
			}
		case e.Type().IsRegular():
			l.add(path, relative(root, path), false)
		}
	}
	for _, path := range links {
		if real, err := filepath.EvalSymlinks(path); err == nil && !visited[real] {
			visited[real] = true
			l.folder(root, path, visited)
		}
	}
}

// add lists a file. What pages are saved with is passed over unless it was named.
func (l *listing) add(path, id string, named bool) {
	f, whole := l.t.formats[strings.ToLower(filepath.Base(path))]
	if !whole {
		f = l.t.formats[extension(path)]
	}
	if f.kind == "skip" && !named {
		return
	}
	l.out = append(l.out, source{path: path, id: id, format: f, named: named})
}

func (l *listing) fail(path, id string, err error) {
	j := &Reject{Path: path, ID: id, Reason: "no such file or folder", Advice: "look at the spelling of the path", Err: err}
	switch {
	case errors.Is(err, fs.ErrPermission):
		j.Reason, j.Advice = "not allowed to read it", "give yourself the right to read it, for example with: chmod u+r"
	case !errors.Is(err, fs.ErrNotExist):
		j.Reason, j.Advice = err.Error(), ""
	}
	l.out = append(l.out, source{path: path, id: id, fault: j})
}

// unique drops what an outer argument lists too.
func (l *listing) unique() []source {
	longest := map[string]int{}
	keys := make([]string, len(l.out))
	for i, s := range l.out {
		keys[i] = s.path
		if real, err := filepath.EvalSymlinks(s.path); err == nil {
			keys[i] = real
		}
		if abs, err := filepath.Abs(keys[i]); err == nil {
			keys[i] = abs
		}
		if j, ok := longest[keys[i]]; !ok || len(s.id) > len(l.out[j].id) {
			longest[keys[i]] = i
		}
	}
	out := l.out[:0]
	for i, s := range l.out {
		if longest[keys[i]] == i {
			out = append(out, s)
		}
	}
	return out
}

// extension is the ending of a file's name in lower case, without .gz.
func extension(path string) string {
	name := strings.TrimSuffix(strings.ToLower(filepath.Base(path)), ".gz")
	return filepath.Ext(name)
}

func relative(root, path string) string {
	rel, err := filepath.Rel(root, path)
	if err != nil {
		rel = path
	}
	return filepath.ToSlash(rel)
}
