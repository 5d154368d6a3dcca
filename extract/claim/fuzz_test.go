package claim_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"newsgraph/extract/claim"
	"newsgraph/extract/entity"
	"newsgraph/extract/lang/en"
	"newsgraph/extract/text"
	"newsgraph/graph"
	"newsgraph/graph/ontology"
)

// What random sentences are made of: words that set off frames, and readings of them, right or wrong.
var (
	fuzzWords = strings.Fields(`Mali France Kenya Wagner Odera minister troops rebels talks deal attack sanctions accusation accused denied said says warned
		killed visited met withdrew signed called asked supported with to from on against between by of in after if not will that which who it they we their
		the and but each other “ ” " , . ? 40 $ Monday 2021 towns member including according reportedly`)
	fuzzUPOS = strings.Fields("NOUN PROPN VERB AUX ADJ ADP DET PRON NUM PUNCT CCONJ SCONJ ADV PART")
	fuzzXPOS = strings.Fields("NN NNS NNP VBD VBN VBG VB VBZ VBP MD JJ IN DT PRP PRP$ WDT WP CD CC TO RB , . ''")
	fuzzRels = strings.Fields(`root nsubj nsubj:pass obj iobj obl obl:agent nmod nmod:poss nmod:desc amod compound case mark aux aux:pass cop acl acl:relcl
		advcl advmod xcomp ccomp conj cc appos flat fixed parataxis punct det csubj dep`)
	fuzzKinds = strings.Fields("person state group place operation agreement")
)

// dice deals out the bytes of a fuzz input, then zeros.
type dice struct{ data []byte }

func (d *dice) next(n int) int {
	if len(d.data) == 0 {
		return 0
	}
	b := d.data[0]
	d.data = d.data[1:]
	return int(b) % n
}

// document is an article of random words, each hung on a random other one, with random mentions of random entities in it.
func (d *dice) document() (text.Document, entity.Found) {
	var body strings.Builder
	var doc text.Document
	var found entity.Found
	for range 1 + d.next(3) {
		var s text.Sentence
		n := 1 + d.next(24)
		for range n {
			word := fuzzWords[d.next(len(fuzzWords))]
			start := body.Len()
			body.WriteString(word)
			s.Tokens = append(s.Tokens, text.Token{
				Span: text.Span{Start: start, End: body.Len()}, Lemma: word, UPOS: fuzzUPOS[d.next(len(fuzzUPOS))], XPOS: fuzzXPOS[d.next(len(fuzzXPOS))],
				Head: d.next(n+1) - 1, Deprel: fuzzRels[d.next(len(fuzzRels))],
			})
			body.WriteByte(" \n"[d.next(2)])
		}
		s.Span = text.Span{Start: s.Tokens[0].Start, End: s.Tokens[n-1].End}
		doc.Sentences = append(doc.Sentences, s)
	}
	doc.Body = body.String()
	for range 1 + d.next(5) {
		e := entity.Entity{Kind: fuzzKinds[d.next(len(fuzzKinds))], Name: "N", Incidental: d.next(4) == 0}
		for range 1 + d.next(3) {
			number := d.next(len(doc.Sentences))
			tokens := doc.Sentences[number].Tokens
			first := d.next(len(tokens))
			last := min(first+d.next(3), len(tokens)-1)
			e.Mentions = append(e.Mentions, entity.Mention{
				Span: text.Span{Start: tokens[first].Start, End: tokens[last].End}, Sentence: number, First: first, Last: last, Head: last, Form: entity.Named,
			})
		}
		found.Entities = append(found.Entities, e)
	}
	if d.next(2) == 1 {
		m := found.Entities[0].Mentions[0]
		found.Offices = append(found.Offices, entity.Office{Person: 0, Of: d.next(len(found.Entities)), Title: "head", Sentence: m.Sentence, Span: m.Span})
	}
	return doc, found
}

// FuzzFind hangs random words on each other at random: nothing panics or runs on, every end is an entity of the article, every span
// lies in its sentence, and the same input gives the same claims.
func FuzzFind(f *testing.F) {
	f.Add([]byte("\x01\x17Mali accused France of hiding the rebels, said the minister"))
	f.Add([]byte(strings.Repeat("\x02\x11\x09\x03\x00\x01", 60)))
	f.Add([]byte{})
	vocabulary, err := ontology.Default()
	require.NoError(f, err)
	finder, err := claim.New(claim.Options{Tables: en.Tables(), Ontology: vocabulary})
	require.NoError(f, err)
	published := time.Date(2021, 9, 25, 0, 0, 0, 0, time.UTC)
	f.Fuzz(func(t *testing.T, data []byte) {
		d := dice{data: data}
		doc, found := d.document()
		claims := finder.Find(doc, found, claim.Context{Published: published})
		for _, c := range claims {
			require.True(t, 0 <= c.Sentence && c.Sentence < len(doc.Sentences))
			sentence := doc.Sentences[c.Sentence].Span
			assert.True(t, sentence.Covers(c.Trigger), "trigger %v of sentence %v", c.Trigger, sentence)
			assert.True(t, 0 <= c.Evidence.Start && c.Evidence.Start <= c.Evidence.End && c.Evidence.End <= len(doc.Body), "evidence %v", c.Evidence)
			assert.True(t, 0 <= c.Source && c.Source < len(found.Entities))
			for _, e := range []int{c.Target, c.Speaker, c.Place} {
				assert.True(t, claim.None <= e && e < len(found.Entities))
			}
			assert.NotEqual(t, c.Source, c.Target)
			assert.Contains(t, []string{graph.Asserted, graph.Planned, graph.Conditional}, c.Modality)
			assert.True(t, 0 < c.Confidence && c.Confidence <= 1)
		}
		assert.Equal(t, claims, finder.Find(doc, found, claim.Context{Published: published}), "twice the same")
	})
}
