package claim_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"newsgraph/extract/claim"
	"newsgraph/extract/entity"
)

// circumstances returns when, where and how many of every claim of a body as lines: RELATION target, days, place, count.
func (r reader) circumstances(body string) []string {
	published := time.Date(2021, 9, 25, 0, 0, 0, 0, time.UTC) // a Saturday
	doc := r.text.Analyze(body, nil)
	found := r.entities.Find(doc, entity.Context{Published: published})
	var out []string
	for _, c := range r.claims.Find(doc, found, claim.Context{Published: published}) {
		parts := []string{c.Relation}
		if c.Target != claim.None {
			parts = append(parts, found.Entities[c.Target].Name)
		}
		if c.Date != nil {
			parts = append(parts, c.Date.Start+"/"+c.Date.End)
		}
		if c.Place != claim.None {
			parts = append(parts, "in "+found.Entities[c.Place].Name)
		}
		if c.Quantity != nil {
			parts = append(parts, fmt.Sprintf("%g %s", c.Quantity.Value, c.Quantity.Unit))
		}
		out = append(out, strings.Join(parts, " "))
	}
	return out
}

func TestClaimsHaveTheirOwnDayPlaceAndCount(t *testing.T) {
	r := newReader(t)
	for name, c := range map[string]struct{ body, want string }{
		"a day that opens the sentence dates all its verbs":     {"On Monday Chad accused Sudan and expelled the envoy of Egypt.", "EXPELLED Egypt 2021-09-20/2021-09-20"},
		"the day of the announcement is not that of the deed":   {"Chad expelled the envoy of Egypt, the ministry said on Tuesday.", "EXPELLED Egypt"},
		"later on a weekday lies before the day of publication": {"Later Thursday, Prime Minister Peter Okello was to travel to Algeria.", "VISITED Algeria 2021-09-23/2021-09-23"},
		"an ordinal in words is a day":                          {"Chad attacked Sudan on March ninth, 2001.", "ATTACKED Sudan 2001-03-09/2001-03-09"},
		"no day where the text gives none":                      {"Chad attacked Sudan.", "ATTACKED Sudan"},
		"a part of the counted has its own count":               {"Rebels killed at least 25 people, including three French soldiers.", "KILLED French Armed Forces 3 soldiers"},
		"deeds have places":                                     {"Insurgent attacks across Iraq killed 20 American soldiers.", "KILLED US Armed Forces in Iraq 20 soldiers"},
	} {
		t.Run(name, func(t *testing.T) { assert.Contains(t, r.circumstances(c.body), c.want) })
	}
}
