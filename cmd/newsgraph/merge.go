package main

import (
	"context"
	"fmt"
	"time"

	"newsgraph/graph"
)

// Deltas that are merged together: whole transactions for a server, and little to do again after an interruption.
const (
	mergeArticles = 250
	mergeClaims   = 5000
)

// graceful bounds how long the last batch may take after an interruption.
const graceful = time.Minute

// merger keeps deltas in a store, many at a time.
type merger struct {
	to      location
	store   graph.Writer
	changes graph.Changes
	kept    func(graph.Delta) // told of every delta that was kept; may be nil

	batch  []graph.Delta
	claims int
}

func (m *merger) add(ctx context.Context, d graph.Delta) error {
	m.batch = append(m.batch, d)
	m.claims += len(d.Edges)
	if len(m.batch) < mergeArticles && m.claims < mergeClaims {
		return nil
	}
	return m.flush(ctx)
}

// flush keeps what has been added. An interruption lets it finish.
func (m *merger) flush(ctx context.Context) error {
	if len(m.batch) == 0 {
		return nil
	}
	ctx, cancel := patient(ctx)
	defer cancel()
	changes, err := m.store.Merge(ctx, m.batch)
	m.changes = m.changes.Add(changes)
	if err != nil {
		return fmt.Errorf("keeping articles in %s: %w", m.to, err)
	}
	if m.kept != nil {
		for _, d := range m.batch {
			m.kept(d)
		}
	}
	clear(m.batch)
	m.batch, m.claims = m.batch[:0], 0
	return nil
}

// patient is a context that goes on for a while after ctx has ended.
func patient(ctx context.Context) (context.Context, context.CancelFunc) {
	out, cancel := context.WithCancel(context.WithoutCancel(ctx))
	stop := context.AfterFunc(ctx, func() { time.AfterFunc(graceful, cancel) })
	return out, func() { stop(); cancel() }
}
