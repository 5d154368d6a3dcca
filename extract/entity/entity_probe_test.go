package entity_test

import (
	"fmt"
	"os"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"newsgraph/extract/entity"
	"newsgraph/extract/text"
)

func TestProbe(t *testing.T) {
	body, err := os.ReadFile(os.Getenv("PROBE"))
	if err != nil {
		t.Skip("no probe")
	}
	a, err := text.New()
	require.NoError(t, err)
	f, err := entity.New(entity.Options{})
	require.NoError(t, err)
	doc := a.Analyze(string(body), nil)
	if os.Getenv("PLAIN") != "" {
		doc = a.Tokenize(string(body), nil)
	}
	when, _ := time.Parse("2006-01-02", os.Getenv("DATE"))
	got := f.Find(doc, entity.Context{Published: when})
	for i, e := range got.Entities {
		fmt.Printf("%d %s %q %v code=%s state=%s scope=%s class=%s %s\n", i, e.Kind, e.Name, e.Aliases, e.Code, e.State, e.Scope, e.Class, e.Gender)
		for _, m := range e.Mentions {
			fmt.Printf("      %d %-10s %v %q\n", m.Sentence, m.Form, m.Acting, m.Of(doc.Body))
		}
	}
	for _, o := range got.Offices {
		fmt.Printf("  %s = %q of %s former=%v %q\n", got.Entities[o.Person].Name, o.Title, got.Entities[o.Of].Name, o.Former, o.Span.Of(doc.Body))
	}
}
