package config

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// readFile reads a configuration file; one that is not there says nothing.
func readFile(path string) ([]value, []Fault) {
	text, err := os.ReadFile(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, []Fault{{Where: path, Reason: err.Error()}}
	}
	return parse(path, text)
}

// parse reads the values of a file in YAML, with their lines.
func parse(path string, text []byte) ([]value, []Fault) {
	var doc yaml.Node
	if err := yaml.Unmarshal(text, &doc); err != nil {
		return nil, []Fault{syntax(path, err)}
	}
	if len(doc.Content) == 0 {
		return nil, nil // empty, or comments only
	}
	f := file{path: path, lines: map[string]int{}}
	f.mapping("", doc.Content[0])
	return f.values, f.faults
}

var yamlLine = regexp.MustCompile(`^yaml: line (\d+): (.*)`)

// syntax moves the line of an error of the YAML reader to where all faults have it.
func syntax(path string, err error) Fault {
	if m := yamlLine.FindStringSubmatch(err.Error()); m != nil {
		return Fault{Where: path + ":" + m[1], Reason: m[2]}
	}
	return Fault{Where: path, Reason: err.Error()}
}

// file collects what a file says.
type file struct {
	path   string
	values []value
	faults []Fault
	lines  map[string]int // where a key stood first
}

func (f *file) at(n *yaml.Node) string { return fmt.Sprintf("%s:%d", f.path, n.Line) }

func (f *file) fault(n *yaml.Node, format string, args ...any) {
	f.faults = append(f.faults, Fault{Where: f.at(n), Reason: fmt.Sprintf(format, args...)})
}

// mapping reads "key: value" lines; prefix is the key that they stand under, with its dot.
func (f *file) mapping(prefix string, n *yaml.Node) {
	if n.Kind != yaml.MappingNode {
		f.fault(n, "want lines of the form key: value")
		return
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		name, val := n.Content[i], n.Content[i+1]
		key := prefix + strings.ToLower(name.Value)
		if line, twice := f.lines[key]; twice {
			f.fault(name, "%s stands in line %d already", key, line)
			continue
		}
		f.lines[key] = name.Line
		switch {
		case val.Kind == yaml.MappingNode && prefix == "" && slices.Contains(sections(), key):
			f.mapping(key+".", val)
		case val.Kind == yaml.ScalarNode && val.Tag == "!!null":
			// "key:" with nothing behind says nothing, but the key must exist
			f.exists(name, key)
		case val.Kind == yaml.ScalarNode:
			f.values = append(f.values, value{key: key, text: f.text(key, val), origin: f.at(name)})
		case f.exists(name, key):
			f.fault(val, "%s: want one value", key)
		}
	}
}

func (f *file) exists(at *yaml.Node, name string) bool {
	if slices.Contains(sections(), name) {
		return true
	}
	known := slices.ContainsFunc(keys(), func(k definition) bool { return k.name == name })
	if !known {
		_, fault := value{key: name, origin: f.at(at)}.check()
		f.faults = append(f.faults, *fault)
	}
	return known
}

// text is the value; a relative path is taken from the file's folder.
func (f *file) text(name string, n *yaml.Node) string {
	i := slices.IndexFunc(keys(), func(k definition) bool { return k.name == name })
	if i < 0 || !keys()[i].path || n.Value == "" || filepath.IsAbs(n.Value) {
		return n.Value
	}
	return filepath.Join(filepath.Dir(f.path), n.Value)
}

// sections are the keys that hold others.
func sections() []string { return []string{"fields", "neo4j"} }

// neo4jVariables are the variables that every tool for Neo4j reads. NEO4J_PASSWORD is not among them: passwords are no
// part of the configuration.
func neo4jVariables() map[string]string {
	return map[string]string{"NEO4J_URI": "neo4j.uri", "NEO4J_USERNAME": "neo4j.username", "NEO4J_DATABASE": "neo4j.database"}
}

const (
	prefix = "NEWSGRAPH_"
	tests  = "NEWSGRAPH_TEST_" // variables of the project's tests
)

// readEnv reads the environment: NEWSGRAPH_ and the key in capitals, with _ for the dot; NEWSGRAPH_FIELDS is a list like
// body=text,title=headline. NEWSGRAPH_ variables are stronger than those of Neo4j. An empty variable says nothing.
func readEnv(env []string) ([]value, []Fault) {
	var general, own []value
	var faults []Fault
	for _, entry := range env {
		name, text, _ := strings.Cut(entry, "=")
		origin := "environment " + name
		if key, ok := neo4jVariables()[name]; ok && text != "" {
			general = append(general, value{key: key, text: text, origin: origin})
		}
		rest, ok := strings.CutPrefix(name, prefix)
		if !ok || text == "" || strings.HasPrefix(name, tests) {
			continue
		}
		if rest == "FIELDS" {
			fields, err := Fields(text)
			if err != nil {
				faults = append(faults, Fault{Where: origin, Reason: err.Error()})
			}
			for _, f := range fields {
				own = append(own, value{key: f.Key, text: f.Value, origin: origin})
			}
			continue
		}
		key := strings.ToLower(rest)
		for _, section := range sections() {
			if under, ok := strings.CutPrefix(key, section+"_"); ok {
				key = section + "." + under
			}
		}
		own = append(own, value{key: key, text: text, origin: origin})
	}
	return append(general, own...), faults
}

// Fields reads a list like "body=text,title=headline" as flags of the keys fields.body and fields.title.
func Fields(list string) ([]Flag, error) {
	var flags []Flag
	for _, pair := range strings.Split(list, ",") {
		ours, theirs, ok := strings.Cut(strings.TrimSpace(pair), "=")
		switch {
		case !ok || theirs == "":
			return nil, fmt.Errorf("want name=field as in body=text, not %q", pair)
		case !slices.Contains(fieldNames(), ours):
			return nil, fmt.Errorf("no field %q: %s can be mapped", ours, strings.Join(fieldNames(), ", "))
		}
		flags = append(flags, Flag{Key: "fields." + ours, Name: "--field", Value: theirs})
	}
	return flags, nil
}
