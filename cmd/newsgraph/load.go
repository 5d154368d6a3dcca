package main

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"github.com/spf13/cobra"

	"newsgraph/extract/article"
	"newsgraph/graph"
)

func (a app) load() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "load PATH... [--to STORE]",
		Short: "Read articles and keep what they say in a store",
		Long: `Read articles from files and folders, extract their claims, and keep them in a store.

Text, HTML and JSON Lines are read; a PATH may be - for standard input. An article that is kept already, read by the
same extractor, is skipped; one that changed replaces its older version. Loading twice changes nothing, and a load
that was interrupted may be run again at any time.

Names of one actor in several articles are joined where that is beyond doubt, in a text file beside the store that can be
changed at any time; about the others newsgraph entities review asks.

What could not be read is listed, with the reason, in rejects.jsonl beside the store (for Neo4j: in the current
folder). Every run writes that file anew; a run without rejections removes it. The exit code is then 6.`,
		Example: `  newsgraph load articles/
  newsgraph load articles/ more/page.html --to mali.db
  newsgraph load archive.jsonl --field body=text --field title=headline
  NEO4J_PASSWORD=... newsgraph load articles/ --to neo4j://localhost`,
		Args: args(cobra.MinimumNArgs(1), "PATH..."),
	}
	storeFlags(cmd, "to", "store to keep the graph in")
	readFlags(cmd)
	cmd.RunE = func(cmd *cobra.Command, paths []string) error {
		c, settings, err := a.settings(cmd)
		if err != nil {
			return err
		}
		p, err := newPipeline(c)
		if err != nil {
			return err
		}
		to, err := a.locate(c, p.ontology, c.Store, settings)
		if err != nil {
			return err
		}
		l := &loading{
			app: a, to: to, pipeline: p, progress: a.progress("articles"), summary: newSummary(p.ontology),
			merger:  merger{to: to},
			rejects: rejections{path: to.beside("rejects.jsonl"), show: a.err},
		}
		err = l.run(cmd.Context(), paths, articleOptions(c, a.in))
		l.summary.changes = l.merger.changes
		fmt.Fprint(a.err, l.summary.text(to, err == nil))
		return l.result(cmd.Context(), err)
	}
	return cmd
}

// loading is one run of load.
type loading struct {
	app      app
	to       location
	pipeline pipeline
	progress *progress
	summary  *summary
	rejects  rejections

	opening sync.Once
	store   graph.Store
	failed  error // why it could not be opened
	merger  merger
}

// run reads and keeps all articles. It returns what stopped it.
func (l *loading) run(ctx context.Context, paths []string, o article.Options) (err error) {
	defer func() {
		l.opening.Do(func() { l.failed = context.Canceled }) // and no later
		if l.store != nil {
			err = errors.Join(err, l.store.Close())
		}
	}()
	l.pipeline.known = l.versions
	l.merger.kept = l.summary.count
	for o, failed := range l.pipeline.outcomes(ctx, article.Read(ctx, paths, o)) {
		if failed != nil {
			err = failed
			break
		}
		if err = l.take(ctx, o); err != nil {
			break
		}
	}
	l.progress.done()
	if err == nil || ctx.Err() != nil {
		err = errors.Join(err, l.merger.flush(ctx))
	}
	if c := l.merger.changes.Articles; err == nil && ctx.Err() == nil && c != (graph.Count{}) {
		l.summary.joined, l.summary.open, err = l.app.identify(ctx, l.to, l.store)
	}
	if failed := l.rejects.close(err == nil && ctx.Err() == nil); failed != nil {
		fmt.Fprintf(l.rejects.show, "newsgraph: writing the rejections: %s\n", printable(failed.Error()))
	}
	return err
}

// versions opens the store when the first article has been read, so that a run that reads nothing makes none.
func (l *loading) versions(ctx context.Context, ids []string) (map[string]graph.Version, error) {
	l.opening.Do(func() {
		l.store, l.failed = l.to.open(ctx)
		l.merger.store = l.store
	})
	if l.failed != nil {
		return nil, l.failed
	}
	return l.store.Versions(ctx, ids)
}

func (l *loading) take(ctx context.Context, o outcome) error {
	l.progress.add()
	if o.article != "" {
		l.summary.read++
	}
	switch {
	case o.reject != nil:
		l.rejects.add(*o.reject)
		l.summary.rejected++
	case o.delta == nil:
		l.merger.changes.Unchanged++
	default:
		return l.merger.add(ctx, *o.delta)
	}
	return nil
}

// result is how the run ended.
func (l *loading) result(ctx context.Context, err error) error {
	switch {
	case ctx.Err() != nil && (err == nil || errors.Is(err, context.Canceled)):
		return ctx.Err()
	case err != nil:
		return err
	}
	return ending(l.summary.read, l.summary.rejected)
}

// ending is the exit code of a run over articles that came to its end.
func ending(read, rejected int) error {
	switch {
	case read == 0 && rejected == 0:
		return &fault{exitNothing, errors.New("found no article to read"), "give files or folders of text, HTML or JSON Lines"}
	case read == 0:
		return &fault{exitNothing, errors.New("nothing was readable"), ""}
	case rejected > 0:
		return &fault{exitPartly, fmt.Errorf("done, but %s could not be read", plural(rejected, "record")), ""}
	}
	return nil
}
