package entity_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"newsgraph/extract/entity"
	"newsgraph/extract/text"
)

// taken tells what each "he" or "she" of a body takes up, - for nothing.
func taken(t *testing.T, body string) string {
	analyzer, err := newAnalyzer()
	require.NoError(t, err)
	_, finder := tools(t)
	doc := analyzer.Analyze(body, nil)
	found := finder.Find(doc, entity.Context{})
	var out []string
	for _, s := range doc.Sentences {
		for _, token := range s.Tokens {
			switch word := strings.ToLower(token.Of(body)); word {
			case "he", "she", "him", "her", "his", "himself", "herself":
				out = append(out, word+"="+holder(found, token.Span))
			}
		}
	}
	return strings.Join(out, " ")
}

func holder(f entity.Found, at text.Span) string {
	for _, e := range f.Entities {
		for _, m := range e.Mentions {
			if m.Form == entity.Pronoun && m.Span == at {
				return e.Name
			}
		}
	}
	return "-"
}

func TestPronounsOfPersons(t *testing.T) {
	for name, c := range map[string]struct{ body, want string }{
		"the subject of the line before":            {"Peter Okoro met Paul Adeyemi in Lagos. He said the talks had gone well.", "he=Peter Okoro"},
		"the gender of the given name decides":      {"Peter Okoro met Susan Adeyemi in Lagos. She said the talks had gone well.", "she=Susan Adeyemi"},
		"the speaker of a clause of saying":         {"Peter Okoro said that he would leave.", "he=Peter Okoro"},
		"an owner is the subject of its clause":     {"Peter Okoro met Paul Adeyemi and praised his own ministers.", "his=Peter Okoro"},
		"a noun for a man is nobody's name":         {"Mary Okoro spoke to a policeman before he left the building.", "he=-"},
		"a lone name is a person's who is a she":    {"Brindle resigned on Monday. She had led the firm for ten years.", "she=Brindle"},
		"no group of which the name finder is sure": {"Members of Hezbollah and of Vantaro Airlines left. Greenpeace wrote to the board. She said no.", "she=-"},
		"a leader of titles and a single name":      {"The money went to the Taliban's leader, Mullah Omar. He denied it.", "he=Mullah Omar"},
		"a noun beside the name tells a gender":     {"Tamsil Orok, the queen, met Peter Adeyemi. She thanked the crowd.", "she=Tamsil Orok"},
	} {
		t.Run(name, func(t *testing.T) { assert.Equal(t, c.want, taken(t, c.body)) })
	}
}

func TestLikeliestEntity(t *testing.T) {
	c := entity.Choice{Candidates: []entity.Candidate{{Entity: 1, Clues: []string{"a"}}, {Entity: 2, Clues: []string{"b"}}, {Entity: 2, Clues: []string{"b"}}, {Entity: entity.None}}}
	likely := c.Rank(func(clue string) float64 { return map[string]float64{"a": 1.2, "b": 1}[clue] })
	assert.InDelta(t, 1, likely[0]+likely[1]+likely[2]+likely[3], 1e-9)
	assert.Greater(t, likely[0], likely[1])
	assert.Equal(t, 1, c.Best(likely), "two mentions together outweigh one")
}
