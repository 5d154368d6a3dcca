package main

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/spf13/cobra"
)

func (a app) config() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "config",
		Short: "Show how newsgraph is configured",
		Args:  cobra.ArbitraryArgs,
		RunE:  group,
	}
	show := &cobra.Command{
		Use:   "show",
		Short: "Print every setting with its value and where that comes from",
		Long: `Print every setting with its value and where that comes from. Stronger places win:

  flags
  environment      NEWSGRAPH_STORE, NEWSGRAPH_WORKERS, NEWSGRAPH_NEO4J_URI ...; NEO4J_URI, NEO4J_USERNAME, NEO4J_DATABASE
  project file     newsgraph.yaml in the current folder
  user file        newsgraph/config.yaml in the user's configuration folder
  defaults

Passwords are no part of the configuration and are never printed: give them in NEO4J_PASSWORD, in the file that
neo4j.password_file names, or at the prompt.`,
		Example: `  newsgraph config show
  NEWSGRAPH_WORKERS=1 newsgraph config show | grep workers`,
		Args: args(cobra.NoArgs, "no arguments"),
		RunE: func(cmd *cobra.Command, _ []string) error {
			_, settings, err := a.settings(cmd)
			if err != nil {
				return err
			}
			return a.write("-", func(w io.Writer) error {
				var b strings.Builder
				for _, s := range settings {
					b.WriteString(row(cell(s.Key, 20), fmt.Sprintf("%-24s", printable(s.Value)), printable(s.Origin)))
				}
				_, err := io.WriteString(w, b.String())
				return err
			})
		},
	}
	cmd.AddCommand(show)
	return cmd
}

func (a app) version() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "version",
		Short: "Print the version of newsgraph and of what it reads with",
		Example: `  newsgraph version
  newsgraph version --json`,
		Args: args(cobra.NoArgs, "no arguments"),
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		c, _, err := a.settings(cmd)
		if err != nil {
			return err
		}
		p, err := newPipeline(c)
		if err != nil {
			return err
		}
		about := struct {
			Version   string   `json:"version"`
			Extractor string   `json:"extractor"`
			Languages []string `json:"languages"`
			Go        string   `json:"go"`
			Platform  string   `json:"platform"`
		}{buildVersion(), p.extractor.Version(), slices.Sorted(maps.Keys(languages())), runtime.Version(), runtime.GOOS + "/" + runtime.GOARCH}
		if asJSON {
			return json.NewEncoder(a.out).Encode(about)
		}
		_, err = fmt.Fprintf(a.out, "newsgraph %s\nextractor %s\nlanguages %s\nbuilt with %s for %s\n",
			about.Version, about.Extractor, strings.Join(about.Languages, ", "), about.Go, about.Platform)
		return err
	}
	return cmd
}

// buildVersion is the version that the Go command stamped into the binary.
func buildVersion() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" {
		return "(devel)"
	}
	return info.Main.Version
}
