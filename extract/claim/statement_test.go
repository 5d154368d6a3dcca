package claim_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestStatementsWithoutQuotationMarksAreTheSpeakers(t *testing.T) {
	r := newReader(t)
	for name, c := range map[string]struct {
		body      string
		has, lack []string
	}{
		"behind a colon": {
			"Latvian Foreign Minister Ilze Ozola said:\n\nI thank Norway for its help. We call on Belarus to open the border.",
			[]string{"Ilze Ozola PRAISED Norway says Ilze Ozola", "Latvia REQUESTED Belarus says Ilze Ozola"}, nil,
		},
		"what others do in it is said by the speaker": {
			"Latvian Foreign Minister Ilze Ozola said:\n\nBelarus has attacked Poland.",
			[]string{"Belarus ATTACKED Poland says Ilze Ozola"}, nil,
		},
		"it ends where somebody else says something": {
			"Latvian Foreign Minister Ilze Ozola said:\n\nI thank Norway for its help.\n\nPeruvian Foreign Minister Luis Vega said the talks would go on. Chad has attacked Sudan.",
			[]string{"Ilze Ozola PRAISED Norway says Ilze Ozola", "Chad ATTACKED Sudan"}, []string{"Chad ATTACKED Sudan says Ilze Ozola"},
		},
		"under a title": {
			"Statement by Latvian Foreign Minister Ilze Ozola on the raid in Gao\n\nI condemn Mali for the raid.",
			[]string{"Ilze Ozola CRITICIZED Mali says Ilze Ozola"}, nil,
		},
		"a release of the state that condemns": {
			"Norway strongly condemns the raid in Gao, claimed by Boko Haram. We call on Mali to protect the town. We thank our ally Chad for its help.",
			[]string{"Norway REQUESTED Mali", "Norway PRAISED Chad"}, []string{"Boko Haram REQUESTED Mali"},
		},
		"nobody's where two states condemn": {
			"Norway condemns the raid. Peru condemns the raid. We call on Mali to protect the town.",
			nil, []string{"Norway REQUESTED Mali", "Peru REQUESTED Mali"},
		},
		"on behalf of a state": {
			"On behalf of the people of Norway, I congratulate Kenya on its election.",
			[]string{"Norway PRAISED Kenya"}, nil,
		},
		"a minister of the state that stands by another": {
			"Minister Ann Reed said:\n\nThe raid was a crime. Norway stands by Mali. We call on Chad to act.",
			[]string{"Ann Reed HOLDS_OFFICE Norway", "Norway SUPPORTED Mali says Ann Reed", "Norway REQUESTED Chad says Ann Reed"}, nil,
		},
		"what the speaker does next is not done by those whom he commends": {
			"Latvian Foreign Minister Ilze Ozola said:\n\nI want to congratulate the Malians who fought to free Gao and thank our ally Norway for its help.",
			nil, []string{"Mali PRAISED Norway says Ilze Ozola"},
		},
		"nor asked by them": {
			"Latvian Foreign Minister Ilze Ozola said:\n\nWe commend the Malians who fought to free Gao and call on Chad to help them.",
			[]string{"Latvia REQUESTED Chad says Ilze Ozola"}, []string{"Mali REQUESTED Chad says Ilze Ozola"},
		},
		"who has done something is not who speaks": {
			"Minister Ann Reed said:\n\nI welcome the news. Norway is committed to supporting Mali. The African Union has supported it since May. We call on Chad to act.",
			[]string{"Norway REQUESTED Chad says Ann Reed", "Ann Reed HOLDS_OFFICE Norway"}, nil,
		},
		"deeds of an official of no known state are not his": {
			"Ann Reed said:\n\nWe have driven Boko Haram out of Gao.",
			nil, []string{"Ann Reed EXPELLED Boko Haram says Ann Reed"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			got := r.read(c.body)
			for _, want := range c.has {
				assert.Contains(t, got, want)
			}
			for _, not := range c.lack {
				assert.NotContains(t, got, not)
			}
		})
	}
}
