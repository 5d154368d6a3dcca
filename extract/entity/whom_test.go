package entity_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"newsgraph/extract/entity"
)

// called lists the entities of a kind, each with the words that mean it: "Ann Reed: Ann Reed, she, Reed". Where the words for one
// are the same but for what stands before its name, the shorter stand.
func called(f entity.Found, body string, kinds ...string) []string {
	var out []string
	for _, e := range f.Entities {
		if !strings.Contains(strings.Join(kinds, " "), e.Kind) {
			continue
		}
		var words []string
		for i, m := range e.Mentions {
			if i+1 < len(e.Mentions) && m.End == e.Mentions[i+1].End {
				continue
			}
			words = append(words, m.Of(body))
		}
		out = append(out, e.Name+": "+strings.Join(words, ", "))
	}
	return out
}

// whom checks who is meant by what in texts that are parsed.
func whom(t *testing.T, kinds string, cases map[string][2]string) {
	t.Helper()
	analyzer, err := newAnalyzer()
	require.NoError(t, err)
	_, finder := tools(t)
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			got := finder.Find(analyzer.Analyze(c[0], nil), entity.Context{})
			assert.Equal(t, c[1], strings.Join(called(got, c[0], strings.Fields(kinds)...), "; "))
		})
	}
}

func TestPersonsOfOneName(t *testing.T) {
	whom(t, "person", map[string][2]string{
		"another of that name is another": {"Paul Okeke won the seat. The voters confused him with another Paul Okeke.",
			"Paul Okeke: Paul Okeke, him; Paul Okeke: Paul Okeke"},
		"so is who is also called so": {"Paul Okeke, the Ghanaian trade envoy, left. A dentist in Accra, also called Paul Okeke, stayed.",
			"Paul Okeke: Paul Okeke; Paul Okeke: Paul Okeke"},
		"a journalist is not the mayor": {"Ivan Petrov, the mayor of Kazan, sued Ivan Petrov, a journalist.",
			"Ivan Petrov: Ivan Petrov; Ivan Petrov: Ivan Petrov"},
		"ministers of two states are two": {"Kenya's Amina Yusuf met Somalia's Amina Yusuf.",
			"Amina Yusuf: Amina Yusuf; Amina Yusuf: Amina Yusuf"},
		"a father and his son": {"Walter Finch won. His father, Walter Finch Sr., wept.",
			"Walter Finch: Walter Finch, His; Walter Finch Sr.: Walter Finch Sr."},
		"the first parts of a longer name": {"Colonel Ibrahim Musa Sani fled. Ibrahim Musa left his arms.",
			"Ibrahim Musa Sani: Ibrahim Musa Sani, Ibrahim Musa, his"},
		"of two whole names the one that is the same": {"Ali Omar Said, leader of the Coast Front, met Omar Said, the governor of Lamu. Omar Said offered a truce.",
			"Ali Omar Said: Ali Omar Said; Omar Said: Omar Said, Omar Said"},
		"an initial that fits two is neither's": {"J. Okoro, the finance minister of Nigeria, resigned. James Okoro praised John Okoro.",
			"J. Okoro: J. Okoro; James Okoro: James Okoro; John Okoro: John Okoro"},
		"an initial that fits one is his": {"James Okoro resigned. Nigeria named J. Okoro as its envoy.",
			"James Okoro: James Okoro, J. Okoro"},
		"a surname alone goes on with whom the article began": {"Defence Minister Anna Berg visited Riga. Her husband, Karl Berg, stayed at home. Berg said the army was ready.",
			"Anna Berg: Anna Berg, Her, Berg; Karl Berg: Karl Berg"},
		"a surname with a title is who has the title": {"President Ousmane Diallo dismissed Interior Minister Fatou Diallo. Minister Diallo wept. President Diallo smiled.",
			"Ousmane Diallo: Ousmane Diallo, Diallo; Fatou Diallo: Fatou Diallo, Diallo"},
		"Mrs Kent is not Alan Kent": {"Governor Alan Kent opened a school. Mrs Kent sang.",
			"Alan Kent: Alan Kent; Kent: Kent"},
		"a part by which he is not called": {"Carlos Ruiz Mora found arms. Ruiz praised Pedro Mora. Mora left.",
			"Carlos Ruiz Mora: Carlos Ruiz Mora, Ruiz; Pedro Mora: Pedro Mora, Mora"},
		"Korean names in both orders": {"Transport Minister Kim Yong-ho arrived. Yong-ho Kim spoke. Kim left.",
			"Kim Yong-ho: Kim Yong-ho, Yong-ho Kim, Kim"},
	})
}

func TestWhoHoldsAnOfficeWithoutAName(t *testing.T) {
	whom(t, "person state", map[string][2]string{
		"who had it before": {"Energy Minister Viktor Orlov succeeded Boris Anin in May. The former minister now lives in Sochi.",
			"Viktor Orlov: Viktor Orlov; Boris Anin: Boris Anin, former minister"},
		"a predecessor without a name": {"Transport Minister Park Yoo-na replaced Kim Yong-ho. Her predecessor had refused to travel.",
			"Park Yoo-na: Park Yoo-na, Her; Kim Yong-ho: Kim Yong-ho, Her predecessor"},
		"a former minister who now has another office": {"Energy Minister Viktor Orlov succeeded Boris Anin. The former minister is now Russia's ambassador to Peru. Peru thanked Russia's ambassador.",
			"Viktor Orlov: Viktor Orlov; Boris Anin: Boris Anin, former minister, Russia's ambassador, Russia's ambassador; Russia: Russia, Russia; Peru: Peru, Peru"},
		"an envoy is not where he is sent": {"The envoy to Peru left.",
			"Peru: Peru"},
		"the one who spoke before": {"Grace Auma said on Sunday that the truce held. The mediator said she was glad.",
			"Grace Auma: Grace Auma, mediator, she"},
		"not one of another state": {"Kenya's Grace Auma said the truce held. Peru's minister said nothing.",
			"Kenya: Kenya; Grace Auma: Grace Auma; Peru: Peru's minister, Peru"},
		"more words between the office and the name": {"Peru's mediator, Kenyan diplomat Grace Auma, left. The mediator was tired.",
			"Peru: Peru; Kenya: Kenyan; Grace Auma: Grace Auma, mediator"},
		"two ministers with one title": {"Energy Ministers Viktor Orlov and Dina Amirova signed. Orlov smiled.",
			"Viktor Orlov: Viktor Orlov, Orlov; Dina Amirova: Dina Amirova"},
		"what a noun says he is called": {"The lawyer is called Paul Okeke. A judge praised the lawyer.",
			"Paul Okeke: Paul Okeke, lawyer"},
	})
}
