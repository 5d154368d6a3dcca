// Package config finds out how newsgraph shall work: what flags, the environment and configuration files say, and where
// each value comes from.
//
//	flags > environment > ./newsgraph.yaml > newsgraph/config.yaml in the user's configuration folder > defaults
//
// A key that does not exist and a value that does not fit are faults that name file and line, variable or flag; all of them
// are reported together. Passwords are no part of the configuration: they come from NEO4J_PASSWORD, from the file that
// neo4j.password_file names, or from a prompt.
package config

import (
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/viper"
)

// ProjectFile is the configuration file of the current folder.
const ProjectFile = "newsgraph.yaml"

// Config is the effective configuration.
type Config struct {
	Store         string            `mapstructure:"store"`          // a file, an address of Neo4j, or the word neo4j
	Workers       int               `mapstructure:"workers"`        // articles that are read at the same time, at least 1
	MaxBytes      int               `mapstructure:"max_bytes"`      // size of the largest record that is read, in bytes
	MinConfidence float64           `mapstructure:"min_confidence"` // claims below it are left out, 0 to 1
	Tables        string            `mapstructure:"tables"`         // folder whose tables replace the embedded ones; empty for none
	Fields        map[string]string `mapstructure:"fields"`         // names of JSON Lines fields: ours to theirs
	Ledger        string            `mapstructure:"ledger"`         // file that says which nodes are one; empty for the one beside the store
	Neo4j         Neo4j             `mapstructure:"neo4j"`
}

// Neo4j says where a Neo4j server is and who logs in.
type Neo4j struct {
	URI          string `mapstructure:"uri"` // what the store "neo4j" means
	Username     string `mapstructure:"username"`
	Database     string `mapstructure:"database"`      // empty for the server's default
	PasswordFile string `mapstructure:"password_file"` // a file that holds the password and nothing else
}

// Setting is the effective value of one key.
type Setting struct {
	Key    string // for example neo4j.uri
	Value  string // empty when not set
	Origin string // for example "environment NEWSGRAPH_STORE", "./newsgraph.yaml:3", "default"
}

// Flag is a command-line flag that was given.
type Flag struct {
	Key, Name string // for example store, --to
	Value     string
}

// Options say where Load looks. The zero value looks nowhere and gives the defaults.
type Options struct {
	Dir     string   // folder of the project file
	UserDir string   // the user's configuration folder, for example ~/.config
	Env     []string // environment, NAME=value
	Flags   []Flag
}

// FromSystem are options for the current folder, the user's configuration folder and an environment.
func FromSystem(env []string, flags []Flag) Options {
	o := Options{Dir: ".", Env: env, Flags: flags}
	if dir, err := os.UserConfigDir(); err == nil { // without HOME there is no such file
		o.UserDir = dir
	}
	return o
}

// Load reads the configuration. The settings are all keys in alphabetical order. An error is of type *Error.
func Load(o Options) (Config, []Setting, error) {
	v := viper.New()
	found := map[string]Setting{}
	for _, key := range keys() {
		v.SetDefault(key.name, key.standard)
		found[key.name] = Setting{key.name, key.standard, "default"}
	}
	layers, faults := o.layers()
	for _, values := range layers {
		for _, val := range values {
			key, fault := val.check()
			if fault != nil {
				faults = append(faults, *fault)
				continue
			}
			v.Set(key.name, val.text)
			found[key.name] = Setting{key.name, val.text, val.origin}
		}
	}
	if len(faults) > 0 {
		return Config{}, nil, &Error{Faults: faults}
	}
	var c Config
	if err := v.Unmarshal(&c); err != nil {
		return Config{}, nil, &Error{Faults: []Fault{{Where: "configuration", Reason: err.Error()}}}
	}
	for name, theirs := range c.Fields {
		if theirs == "" {
			delete(c.Fields, name)
		}
	}
	var settings []Setting
	for _, key := range keys() {
		settings = append(settings, found[key.name])
	}
	return c, settings, nil
}

// layers are the values of the files, the environment and the flags, the weakest first.
func (o Options) layers() ([][]value, []Fault) {
	var layers [][]value
	var faults []Fault
	add := func(values []value, f []Fault) {
		layers = append(layers, values)
		faults = append(faults, f...)
	}
	if o.UserDir != "" {
		add(readFile(filepath.Join(o.UserDir, "newsgraph", "config.yaml")))
	}
	if o.Dir != "" {
		add(readFile(filepath.Join(o.Dir, ProjectFile)))
	}
	add(readEnv(o.Env))
	var flags []value
	for _, f := range o.Flags {
		flags = append(flags, value{key: f.Key, text: f.Value, origin: "flag " + f.Name, flag: true})
	}
	add(flags, nil)
	return layers, faults
}

// definition is something that can be configured.
type definition struct {
	name     string
	standard string
	check    func(text string) (reason string) // empty when the value fits
	path     bool                              // a path that a file gives relative to itself
}

// fieldNames are the fields of a JSON Lines record whose names can be mapped.
func fieldNames() []string {
	return []string{"body", "id", "published", "publisher", "title", "url"}
}

// keys are all that exist, in alphabetical order.
func keys() []definition {
	all := []definition{
		{name: "ledger", path: true},
		{name: "max_bytes", standard: strconv.Itoa(4 << 20), check: atLeast(1)},
		{name: "min_confidence", standard: "0.5", check: fraction},
		{name: "neo4j.database"},
		{name: "neo4j.password_file", path: true},
		{name: "neo4j.uri", check: noPassword},
		{name: "neo4j.username"},
		{name: "store", standard: "newsgraph.db", check: address},
		{name: "tables", path: true},
		{name: "workers", standard: strconv.Itoa(runtime.NumCPU()), check: atLeast(1)},
	}
	for _, name := range fieldNames() {
		all = append(all, definition{name: "fields." + name})
	}
	slices.SortFunc(all, func(a, b definition) int { return strings.Compare(a.name, b.name) })
	return all
}

func address(text string) string {
	if text == "" {
		return "must not be empty"
	}
	return noPassword(text)
}

// noPassword keeps passwords out of what is printed and kept in shell histories.
func noPassword(text string) string {
	_, rest, ok := strings.Cut(text, "://")
	host, _, _ := strings.Cut(rest, "/")
	at := strings.LastIndexByte(host, '@')
	if ok && at >= 0 && strings.Contains(host[:at], ":") {
		return "a password does not belong in an address: give it in NEO4J_PASSWORD, in a file or at the prompt"
	}
	return ""
}

func atLeast(low int) func(string) string {
	return func(text string) string {
		if n, err := strconv.Atoi(text); err != nil || n < low {
			return "want a whole number, " + strconv.Itoa(low) + " or more, not " + strconv.Quote(text)
		}
		return ""
	}
}

func fraction(text string) string {
	if f, err := strconv.ParseFloat(text, 64); err != nil || !(f >= 0 && f <= 1) {
		return "want a number between 0 and 1, not " + strconv.Quote(text)
	}
	return ""
}
