package main

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"os"
	"sync"

	"newsgraph/config"
	"newsgraph/extract"
	"newsgraph/extract/article"
	"newsgraph/extract/event"
	"newsgraph/extract/score/resolution"
	"newsgraph/graph"
	"newsgraph/graph/ontology"
)

// pipeline reads articles and says what each of them says, several at a time, in the order in which they were read.
//
//	article.Read --known?--> workers: extract, make a delta, check it --> outcomes in order
//
// What is held in memory does not grow with the number of articles: reading waits for the workers, and they for whoever
// takes the outcomes.
type pipeline struct {
	extractor extract.Extractor
	ontology  *ontology.Ontology
	workers   int
	mentions  bool         // keep where nodes are named
	coder     *event.Coder // codes actors; nil when nobody asks

	// known gives the versions that a store has of articles, whose ids it is given; nil when nothing is kept.
	known func(ctx context.Context, ids []string) (map[string]graph.Version, error)
}

// outcome is what became of one record: a delta, or a rejection, or neither when the article is unchanged.
type outcome struct {
	article string // its id; empty when it could not be read
	delta   *graph.Delta
	spoken  []resolution.Mention   // where the delta's nodes are named, when the pipeline keeps that
	actors  map[string]event.Actor // whom the delta's nodes stand for, when the pipeline codes that
	reject  *rejection
	err     error // the run cannot go on
}

// Articles that are looked up together: enough to make a question to a server worth while, few enough to hold.
const (
	lookupArticles = 64
	lookupBytes    = 4 << 20
)

func newPipeline(c config.Config) (pipeline, error) {
	o, err := vocabulary(c)
	if err != nil {
		return pipeline{}, err
	}
	e, err := extractors()[builtIn](c, o)
	if err != nil {
		return pipeline{}, &fault{exitConfig, err, ""}
	}
	return pipeline{extractor: e, ontology: o, workers: c.Workers}, nil
}

// coding makes the pipeline code actors, with the user's table of sectors where there is one.
func (p *pipeline) coding(c config.Config) error {
	var o event.Options
	if c.Tables != "" {
		o.Tables = os.DirFS(c.Tables)
	}
	reference, ok := p.extractor.(event.Reference)
	if !ok {
		return errors.New("this extractor has no table of states, which event data need")
	}
	coder, err := event.New(reference, o)
	if err != nil {
		return &fault{exitConfig, err, ""}
	}
	p.coder = coder
	return nil
}

// job is an article on its way through the workers.
type job struct {
	article article.Article
	done    chan outcome // holds the outcome when there is one
}

// outcomes reads all articles. The stream ends early, without an error, when ctx ends; any other error ends it too. A reader
// that is waiting for its input then is left behind: nothing else could be done about it.
func (p pipeline) outcomes(ctx context.Context, articles iter.Seq2[article.Article, error]) iter.Seq2[outcome, error] {
	return func(yield func(outcome, error) bool) {
		ctx, cancel := context.WithCancel(ctx)
		var workers sync.WaitGroup
		defer workers.Wait()
		defer cancel()

		queue, work := make(chan job, 2*p.workers), make(chan job)
		go func() {
			defer close(queue)
			p.feed(ctx, articles, queue, work)
		}()
		for range p.workers {
			workers.Go(func() { p.work(ctx, work) })
		}
		for {
			o, ok := next(ctx, queue)
			if !ok || !yield(o, o.err) || o.err != nil {
				return
			}
		}
	}
}

// next waits for the outcome that is due.
func next(ctx context.Context, queue <-chan job) (outcome, bool) {
	select {
	case j, ok := <-queue:
		if !ok {
			return outcome{}, false
		}
		select {
		case o := <-j.done:
			return o, o.err == nil || ctx.Err() == nil
		case <-ctx.Done():
		}
	case <-ctx.Done():
	}
	return outcome{}, false
}

func (p pipeline) work(ctx context.Context, work <-chan job) {
	for {
		select {
		case j := <-work:
			j.done <- p.read(ctx, j.article)
		case <-ctx.Done():
			return
		}
	}
}

// feed hands articles to the workers, and puts every record into the queue in its place.
func (p pipeline) feed(ctx context.Context, articles iter.Seq2[article.Article, error], queue, work chan<- job) {
	f := feeder{p, queue, work}
	var batch []record
	size := 0
	for art, err := range articles {
		r := record{article: art}
		var bad *article.Reject
		switch {
		case errors.As(err, &bad):
			r.reject = &rejection{bad.Path, bad.Line, bad.ID, bad.Reason, bad.Advice}
		case err != nil:
			f.finished(ctx, outcome{err: err})
			return
		}
		batch = append(batch, r)
		size += len(art.Body)
		if p.known == nil || len(batch) >= lookupArticles || size >= lookupBytes {
			if !f.flush(ctx, batch) {
				return
			}
			batch, size = batch[:0], 0
		}
	}
	f.flush(ctx, batch)
}

// feeder passes records on. Its methods say whether to go on.
type feeder struct {
	pipeline
	queue, work chan<- job
}

func (f feeder) flush(ctx context.Context, batch []record) bool {
	versions, err := f.lookup(ctx, batch)
	if err != nil {
		f.finished(ctx, outcome{err: err})
		return false
	}
	for _, r := range batch {
		kept, ok := versions[r.article.ID]
		switch {
		case r.reject != nil:
			ok = f.finished(ctx, outcome{reject: r.reject})
		case ok && kept == f.version(r.article):
			ok = f.finished(ctx, outcome{article: r.article.ID})
		default:
			j := job{r.article, make(chan outcome, 1)}
			ok = send(ctx, f.queue, j) && send(ctx, f.work, j)
		}
		if !ok {
			return false
		}
	}
	return true
}

func (f feeder) finished(ctx context.Context, o outcome) bool {
	j := job{done: make(chan outcome, 1)}
	j.done <- o
	return send(ctx, f.queue, j)
}

func send(ctx context.Context, to chan<- job, j job) bool {
	select {
	case to <- j:
		return true
	case <-ctx.Done():
		return false
	}
}

// record is what a reader gave.
type record struct {
	article article.Article
	reject  *rejection
}

func (p pipeline) version(a article.Article) graph.Version {
	return graph.Version{SHA256: a.SHA256, Extractor: p.extractor.Version()}
}

// lookup asks which of the articles are kept already.
func (p pipeline) lookup(ctx context.Context, batch []record) (map[string]graph.Version, error) {
	var ids []string
	for _, r := range batch {
		if r.reject == nil {
			ids = append(ids, r.article.ID)
		}
	}
	if p.known == nil || len(ids) == 0 {
		return nil, nil
	}
	return p.known(ctx, ids)
}

// read is the work on one article. What goes wrong with it is its own affair.
func (p pipeline) read(ctx context.Context, a article.Article) (o outcome) {
	reject := func(reason, advice string) outcome {
		return outcome{article: a.ID, reject: &rejection{ID: a.ID, Reason: reason, Advice: advice}}
	}
	const report = "the other articles are not affected; report it with the article"
	defer func() {
		if r := recover(); r != nil {
			o = reject(fmt.Sprintf("the extractor broke off: %v", r), report)
		}
	}()
	result, err := p.extractor.Extract(ctx, a)
	switch {
	case ctx.Err() != nil:
		return outcome{err: ctx.Err()}
	case err != nil:
		return reject(err.Error(), "")
	}
	d, err := extract.Delta(a, result, p.extractor.Version())
	if err == nil {
		err = d.Check(p.ontology)
	}
	if err != nil {
		return reject(err.Error(), report)
	}
	o = outcome{article: a.ID, delta: &d}
	if p.mentions {
		o.spoken = resolution.Of(a, result)
	}
	if p.coder != nil {
		o.actors = p.coder.Actors(a.ID, result)
	}
	return o
}
