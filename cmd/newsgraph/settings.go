package main

import (
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"newsgraph/config"
	"newsgraph/extract"
)

// keyOf is an annotation of a flag: the key of the configuration that it sets.
const keyOf = "newsgraph-key"

// configures says that a flag sets a key of the configuration.
func configures(cmd *cobra.Command, flag, key string) {
	cmd.Flags().Lookup(flag).Annotations = map[string][]string{keyOf: {key}}
}

// settings loads the configuration with the flags that were given.
func (a app) settings(cmd *cobra.Command) (config.Config, []config.Setting, error) {
	var given []config.Flag
	var fault error
	cmd.Flags().Visit(func(f *pflag.Flag) {
		if key := f.Annotations[keyOf]; len(key) == 1 {
			given = append(given, config.Flag{Key: key[0], Name: "--" + f.Name, Value: f.Value.String()})
		}
		if fields, ok := f.Value.(pflag.SliceValue); ok && f.Name == "field" {
			for _, pair := range fields.GetSlice() {
				mapped, err := config.Fields(pair)
				if err != nil {
					fault = usage("--field: %w", err).see(cmd)
				}
				given = append(given, mapped...)
			}
		}
	})
	if fault != nil {
		return config.Config{}, nil, fault
	}
	return config.Load(config.FromSystem(a.env, given))
}

// readFlags are the flags of commands that read articles.
func readFlags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.Int("workers", 0, "articles read at the same time (default: the number of processors)")
	f.Int("max-bytes", 0, "size of the largest record that is read, in bytes (default 4194304)")
	f.Float64("min-confidence", extract.Sure, "leave out claims that are less certain, 0 to 1")
	configures(cmd, "min-confidence", "min_confidence")
	f.StringArray("field", nil, "name of a JSON Lines field, ours=theirs: body=text; ours are body, id, published, publisher, title, url")
	configures(cmd, "workers", "workers")
	configures(cmd, "max-bytes", "max_bytes")
}

// storeFlags are the flags of commands that open a store; name is --to or --from.
func storeFlags(cmd *cobra.Command, name, meaning string) {
	f := cmd.Flags()
	f.String(name, "", meaning+`: a file, an address like neo4j://host or bolt://host, or the word neo4j (default newsgraph.db)`)
	f.String("database", "", "database of a Neo4j store (default: the server's)")
	f.String("password-file", "", "file that holds the password of a Neo4j store; else NEO4J_PASSWORD, else a prompt")
	f.String("ledger", "", "file that says which nodes are one (default: beside the store; for Neo4j neo4j.identity.tsv here)")
	configures(cmd, name, "store")
	configures(cmd, "ledger", "ledger")
	configures(cmd, "database", "neo4j.database")
	configures(cmd, "password-file", "neo4j.password_file")
}
