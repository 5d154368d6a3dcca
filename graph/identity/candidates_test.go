package identity_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"newsgraph/graph"
	"newsgraph/graph/identity"
	"newsgraph/graph/ontology"
	"newsgraph/graph/storetest"
)

// who is a mention of a node by names, the first of which is suggested: person:x@state:MLI or group:x.
func who(id string, names ...string) graph.Mention {
	kind, _, _ := strings.Cut(id, ":")
	m := graph.Mention{Entity: id, Kind: kind, Name: names[0], Names: map[string]int{}}
	for _, n := range names {
		m.Names[n] = 1
	}
	return m
}

// article is a delta of mentions, with claims as "source RELATION target title".
func article(id, day string, mentions []graph.Mention, offices ...string) graph.Delta {
	d := graph.Delta{Article: graph.Article{ID: id, Version: graph.Version{SHA256: id}}, Mentions: slices.Clone(mentions)}
	d.Article.Published, _ = time.Parse(time.DateOnly, day)
	for n, text := range offices {
		f := strings.SplitN(text, " ", 4)
		e := graph.Edge{
			ID: fmt.Sprint("c", id, n), Source: f[0], Relation: f[1], Target: f[2], Modality: graph.Asserted,
			Evidence: graph.Evidence{Article: id, Quote: "x", Start: n, End: n + 1},
		}
		if len(f) > 3 {
			e.Title = f[3]
		}
		d.Edges = append(d.Edges, e)
	}
	slices.SortFunc(d.Mentions, func(a, b graph.Mention) int { return cmp.Compare(a.Entity, b.Entity) })
	return d
}

// noise are articles about others, so that a store is not all about one thing.
func noise() (out []graph.Delta) {
	for n := range 20 {
		out = append(out, article(fmt.Sprint("noise", n), "2021-01-01", []graph.Mention{who("state:FRA", "France"), who(fmt.Sprint("place:noise", n), fmt.Sprint("Noise", n))}))
	}
	return out
}

func find(t *testing.T, deltas ...graph.Delta) []identity.Candidate {
	t.Helper()
	o, err := ontology.Default()
	require.NoError(t, err)
	r := &storetest.Reference{Ontology: o}
	_, err = r.Merge(ctx, append(noise(), deltas...))
	require.NoError(t, err)
	all, err := identity.Find(ctx, r)
	require.NoError(t, err)
	return all
}

func lines(all []identity.Candidate) (out []string) {
	for _, c := range all {
		out = append(out, c.Decision().Text())
	}
	return out
}

func TestWhichNodesMayBeOne(t *testing.T) {
	const (
		certain  = "certain"
		question = "question"
		no       = "no candidate"
	)
	company := []graph.Mention{who("group:oda-lodge", "Oda Lodge"), who("place:oda-quay", "Oda Quay")}
	with := func(m ...graph.Mention) []graph.Mention { return append(m, company...) }
	two := func(a, b graph.Mention) []graph.Delta {
		return []graph.Delta{article("a", "2021-01-01", []graph.Mention{a}), article("b", "2021-01-09", []graph.Mention{b})}
	}
	near := func(a, b graph.Mention) []graph.Delta {
		return []graph.Delta{article("a", "2021-01-01", with(a)), article("b", "2021-01-09", with(b))}
	}
	state := func(code string, names ...string) graph.Mention {
		return who(graph.EntityID("person", "", names[0], "state:"+code), names...)
	}
	bare := func(article, name string) graph.Mention {
		return who(graph.EntityID("person", "", name, graph.ArticleScope(article)), name)
	}
	group := func(names ...string) graph.Mention { return who(graph.EntityID("group", "", names[0], ""), names...) }
	coded := group("Zeta Front")
	coded.Codes.Wikidata = "Q77"
	other := group("Army of the Oda")
	other.Codes.Wikidata = "Q77"
	for name, test := range map[string]struct {
		deltas []graph.Delta
		want   string
	}{
		"transliterations with one state":            {two(state("RUS", "Sergei Volkov"), state("RUS", "Sergey Volkov")), certain},
		"Mohammed in three spellings":                {two(state("TCD", "Mahamat Oumar"), state("TCD", "Mohammed Umar")), certain},
		"letters that transliterations mix up":       {near(bare("a", "Hashem Volkonsky"), bare("b", "Hashim Volkonsky")), certain},
		"and nothing that tells of both":             {two(bare("a", "Hashem Volkonsky"), bare("b", "Hashim Volkonsky")), question},
		"Ye and E":                                   {two(state("KAZ", "Yerlan Sadykov"), state("KAZ", "Erlan Sadykov")), certain},
		"French and English endings":                 {two(state("BEN", "Cyriaque Dossa"), state("BEN", "Cyriac Dossa")), certain},
		"a family before or behind the given names":  {near(bare("a", "Lim Wei Keong"), bare("b", "Wei Keong Lim")), certain},
		"a servant of God":                           {near(bare("a", "Hakim Salim"), bare("b", "Abdul Hakim Salim")), certain},
		"a surname in close company within a year":   {near(bare("a", "Pieter Volkonsky"), bare("b", "Volkonsky")), certain},
		"ministries of two states":                   {two(group("Iranian foreign ministry", "Foreign Ministry"), group("Togolese foreign ministry", "Foreign Ministry")), no},
		"Arabic articles of surnames":                {two(state("SDN", "Idris al-Tayeb"), state("SDN", "Idriss El Tayeb")), certain},
		"hyphens":                                    {near(bare("a", "Jean-Marie Dao"), bare("b", "Jean Marie Dao")), certain},
		"Korean names in both orders":                {two(state("KOR", "Hong Bo-ra"), state("KOR", "Bo-ra Hong")), certain},
		"Hungarian names in both orders":             {two(state("HUN", "Halász Ildikó"), state("HUN", "Ildikó Halász")), certain},
		"English names in both orders":               {two(state("GBR", "Ashby Wells"), state("GBR", "Wells Ashby")), question},
		"a further part":                             {two(state("MLI", "Choguel Dembele"), state("MLI", "Choguel Kokou Dembele")), certain},
		"a middle initial":                           {two(state("USA", "Walter J. Finch"), state("USA", "Walter Finch")), certain},
		"middle initials that differ":                {two(state("USA", "Walter J. Finch"), state("USA", "Walter H. J. Finch")), no},
		"first names that differ":                    {two(state("RUS", "Nikolai Volkov"), state("RUS", "Sergei Volkov")), no},
		"Maria and Mario":                            {two(state("ITA", "Maria Bassi"), state("ITA", "Mario Bassi")), question},
		"a servant of God with and without a hyphen": {two(state("JOR", "Abdul Rahman al-Zayd"), state("JOR", "Abdel-Rahman Zayd")), certain},
		"junior and senior":                          {two(state("USA", "Walter Finch Jr."), state("USA", "Walter Finch Sr.")), no},
		"junior and nothing":                         {two(state("USA", "Walter Finch Jr."), state("USA", "Walter Finch")), no},
		"one name, two states":                       {two(state("RUS", "Sergei Volkov"), state("UKR", "Sergei Volkov")), question},
		"an initial and a state":                     {two(state("RUS", "S. Volkov"), state("RUS", "Sergei Volkov")), question},
		"an initial, a state and the same company":   {near(state("RUS", "S. Volkov"), state("RUS", "Sergei Volkov")), certain},
		"an initial with the same office": {[]graph.Delta{
			article("a", "2021-01-01", []graph.Mention{state("NER", "H. Dambazau"), who("state:NER", "Niger")}, "person:h-dambazau@state:NER HOLDS_OFFICE state:NER foreign minister"),
			article("b", "2022-01-09", []graph.Mention{state("NER", "Hadiza Dambazau"), who("state:NER", "Niger")}, "person:hadiza-dambazau@state:NER HOLDS_OFFICE state:NER foreign minister"),
		}, certain},
		"a rare name where anything is in common": {[]graph.Delta{
			article("a", "2021-01-01", []graph.Mention{bare("a", "Dinara Akhmet"), who("state:FRA", "France")}),
			article("b", "2021-02-01", []graph.Mention{bare("b", "Dinara Akhmet"), who("state:FRA", "France")}),
		}, certain},
		"a rare surname alone in the same company":       {near(state("GIN", "Condebah"), state("GIN", "Mariama Condebah")), certain},
		"a surname that many have in the same company":   {near(state("KOR", "Kim"), state("KOR", "Kim Bora")), question},
		"a Chinese name in the other order":              {near(bare("a", "Zhao Wenqi"), state("CHN", "Wenqi Zhao")), certain},
		"another initial":                                {near(state("RUS", "N. Volkov"), state("RUS", "Sergei Volkov")), no},
		"a bare name":                                    {two(bare("a", "Sergei Volkov"), bare("b", "Sergei Volkov")), question},
		"a bare name in the same company":                {near(bare("a", "Sergei Volkov"), bare("b", "Sergey Volkov")), certain},
		"a bare name and one with a state, same company": {near(bare("a", "Sergei Volkov"), state("RUS", "Sergey Volkov")), certain},
		"a name that everybody has, in the same company": {near(bare("a", "John Smith"), bare("b", "John Smith")), question},
		"a surname alone":                                {two(state("RUS", "Volkov"), state("RUS", "Sergei Volkov")), question},
		"numbers in words and figures that are two":      {two(group("2nd Oda Brigade"), group("First Oda Brigade")), no},
		"resolutions by number":                          {two(who("agreement:resolution-2100", "Resolution 2100"), who("agreement:resolution-2164", "Resolution 2164")), no},
		"spellings of a group's name":                    {two(group("Oda Labour Movement"), group("Oda Labor Movement")), certain},
		"an acronym that an article introduces":          {near(group("Sub-Regional Oda Commission", "SROC"), group("SROC")), certain},
		"an acronym that only fits":                      {two(group("Sub-Regional Oda Commission"), group("SROC")), question},
		"a group with a further word":                    {two(group("Halcyon Guard"), group("Halcyon")), question},
		"a group nearly so spelled":                      {two(group("Karstov Brigade"), group("Karstev Brigade")), question},
		"two groups with one word in common":             {two(group("Oda Lodge"), group("Oda Brigade")), no},
		"the same Wikidata code":                         {two(coded, other), certain},
		"another kind":                                   {two(group("Karst Hill"), who("place:karst-hill", "Karst Hill")), no},
		"two that stand in one article":                  {[]graph.Delta{article("a", "2021-01-01", with(state("RUS", "Sergei Volkov"), bare("a", "Sergey Volkov")))}, question},
		"a generation apart":                             {[]graph.Delta{article("a", "1990-01-01", with(state("RUS", "Sergei Volkov"))), article("b", "2021-01-01", with(state("RUS", "Sergey Volkov")))}, question},
		"single names with one office within a year": {[]graph.Delta{
			article("a", "2021-01-01", []graph.Mention{bare("a", "Wardoyo"), who("state:IDN", "Indonesia")}, "person:wardoyo@"+graph.ArticleScope("a")+" HOLDS_OFFICE state:IDN trade minister"),
			article("b", "2021-09-09", []graph.Mention{bare("b", "Wardoyo"), who("state:IDN", "Indonesia")}, "person:wardoyo@"+graph.ArticleScope("b")+" HOLDS_OFFICE state:IDN trade minister"),
		}, certain},
		"single names with two offices": {[]graph.Delta{
			article("a", "2021-01-01", []graph.Mention{bare("a", "Wardoyo"), who("state:IDN", "Indonesia")}, "person:wardoyo@"+graph.ArticleScope("a")+" HOLDS_OFFICE state:IDN trade minister"),
			article("b", "2021-09-09", []graph.Mention{bare("b", "Wardoyo"), who("state:IDN", "Indonesia")}, "person:wardoyo@"+graph.ArticleScope("b")+" HOLDS_OFFICE state:IDN defence minister"),
		}, question},
		"single names with one office years apart": {[]graph.Delta{
			article("a", "2011-01-01", []graph.Mention{bare("a", "Wardoyo"), who("state:IDN", "Indonesia")}, "person:wardoyo@"+graph.ArticleScope("a")+" HOLDS_OFFICE state:IDN trade minister"),
			article("b", "2021-09-09", []graph.Mention{bare("b", "Wardoyo"), who("state:IDN", "Indonesia")}, "person:wardoyo@"+graph.ArticleScope("b")+" HOLDS_OFFICE state:IDN trade minister"),
		}, question},
		"different offices of one state at the same time": {[]graph.Delta{
			article("a", "2021-01-01", with(state("RUS", "Sergei Volkov"), who("state:RUS", "Russia")), "person:sergei-volkov@state:RUS HOLDS_OFFICE state:RUS energy minister"),
			article("b", "2021-01-09", with(state("RUS", "Sergey Volkov"), who("state:RUS", "Russia")), "person:sergey-volkov@state:RUS HOLDS_OFFICE state:RUS chief prosecutor"),
		}, question},
	} {
		t.Run(name, func(t *testing.T) {
			all := find(t, test.deltas...)
			all = slices.DeleteFunc(all, func(c identity.Candidate) bool {
				return strings.Contains(c.A.ID, "noise") || c.A.ID == "group:oda-lodge" || c.B.ID == "group:oda-lodge"
			})
			got := no
			if len(all) > 0 {
				got = question
			}
			for _, c := range all {
				if c.Certain {
					got = certain
				}
			}
			assert.Equal(t, test.want, got, strings.Join(lines(all), "\n"))
		})
	}
}

func TestWhatArticlesTellOfTwoOfOneName(t *testing.T) {
	company := []graph.Mention{who("group:oda-lodge", "Oda Lodge"), who("place:oda-quay", "Oda Quay")}
	in := func(id, day, name, told string, offices ...string) graph.Delta {
		m := who(graph.EntityID("person", "", name, graph.ArticleScope(id)), name)
		m.Told = told
		return article(id, day, append([]graph.Mention{m, who("state:GEO", "Georgia")}, company...), offices...)
	}
	office := func(id, key, title string) string {
		return "person:" + key + "@" + graph.ArticleScope(id) + " HOLDS_OFFICE state:GEO " + title
	}
	for name, test := range map[string]struct {
		deltas []graph.Delta
		want   bool
	}{
		"nothing":                                   {[]graph.Delta{in("a", "2012-01-01", "Zurab Lomidze", ""), in("b", "2012-02-01", "Zurab Lomidze", "")}, true},
		"ages that fit":                             {[]graph.Delta{in("a", "2012-01-01", "Zurab Lomidze", "age 40"), in("b", "2013-12-01", "Zurab Lomidze", "age 42")}, true},
		"ages that do not":                          {[]graph.Delta{in("a", "2012-01-01", "Zurab Lomidze", "age 41"), in("b", "2012-02-01", "Zurab Lomidze", "age 23")}, false},
		"a miner and a minister":                    {[]graph.Delta{in("a", "2012-01-01", "Zurab Lomidze", "work miner"), in("b", "2012-02-01", "Zurab Lomidze", "", office("b", "zurab-lomidze", "interior minister"))}, false},
		"a lawyer and a minister":                   {[]graph.Delta{in("a", "2012-01-01", "Zurab Lomidze", "work lawyer"), in("b", "2012-02-01", "Zurab Lomidze", "", office("b", "zurab-lomidze", "interior minister"))}, true},
		"a captain and a businessman":               {[]graph.Delta{in("a", "2012-01-01", "Zurab Lomidze", "rank captain"), in("b", "2012-02-01", "Zurab Lomidze", "work businessman")}, false},
		"a miner, and a minister long after":        {[]graph.Delta{in("a", "2002-01-01", "Zurab Lomidze", "work miner"), in("b", "2015-02-01", "Zurab Lomidze", "", office("b", "zurab-lomidze", "interior minister"))}, true},
		"one who died before the other took office": {[]graph.Delta{in("a", "2012-01-01", "Zurab Lomidze", "dead"), in("b", "2012-03-01", "Zurab Lomidze", "", office("b", "zurab-lomidze", "interior minister"))}, false},
		"one who died after it":                     {[]graph.Delta{in("a", "2012-05-01", "Zurab Lomidze", "dead"), in("b", "2012-03-01", "Zurab Lomidze", "", office("b", "zurab-lomidze", "interior minister"))}, true},
		"a name that everybody has, and one trade in the same company": {[]graph.Delta{in("a", "2012-01-01", "John Smith", "work engineer"), in("b", "2012-02-01", "John Smith", "dead; work engineer")}, true},
		"a name that everybody has, and what everybody is called":      {[]graph.Delta{in("a", "2012-01-01", "John Smith", "office leader"), in("b", "2012-02-01", "John Smith", "office leader")}, false},
		"words for one office": {[]graph.Delta{in("a", "2012-01-01", "John Smith", "office sen"), in("b", "2012-02-01", "John Smith", "office senator")}, true},
	} {
		t.Run(name, func(t *testing.T) {
			all := slices.DeleteFunc(find(t, test.deltas...), func(c identity.Candidate) bool { return c.A.Kind != "person" })
			require.Len(t, all, 1)
			assert.Equal(t, test.want, all[0].Certain, all[0].Reason)
		})
	}
}

func TestThoseWhomArticlesJoinAreCompanyToOthers(t *testing.T) {
	in := func(id string, m ...graph.Mention) graph.Delta {
		return article(id, "2021-01-01", append(m, who("place:quay-"+id, "Quay "+id)))
	}
	one := func(id, name string) graph.Mention {
		return who(graph.EntityID("person", "", name, graph.ArticleScope(id)), name)
	}
	// The envoy is known in both by his office, and the merchant by the envoy and the mediator, who are others to begin with.
	all := find(t, in("a", who("person:sergei-volkov@state:RUS", "Sergei Volkov"), who("person:h-dambazau@group:oda-lodge", "Hadiza Dambazau"), one("a", "Maria Kvirik")),
		in("b", who("person:sergey-volkov@state:RUS", "Sergey Volkov"), who("person:hadisa-dambazau@group:oda-lodge", "Hadisa Dambazau"), one("b", "Maria Kvirik")))
	certain := map[string]bool{}
	for _, c := range all {
		certain[c.A.Name] = c.Certain
	}
	assert.True(t, certain["Maria Kvirik"], strings.Join(lines(all), "\n"))
}

func TestWhereAThirdCouldBeMeantNobodyIsJoined(t *testing.T) {
	company := []graph.Mention{who("group:oda-lodge", "Oda Lodge"), who("place:oda-quay", "Oda Quay")}
	in := func(id string, m ...graph.Mention) graph.Delta {
		return article(id, "2021-01-01", append(m, company...))
	}
	all := find(t, in("a", who("person:peter-deng@0a", "Peter Deng")), in("b", who("person:peter-deng-malual@0b", "Peter Deng Malual")),
		in("c", who("person:peter-deng-okello@0c", "Peter Deng Okello")))
	require.Len(t, all, 2)
	for _, c := range all {
		assert.False(t, c.Certain, c.Reason)
		assert.Contains(t, c.Reason, "may be a third")
	}
}

func TestANameThatAnArticleGivesToTwoJoinsNobody(t *testing.T) {
	company := []graph.Mention{who("group:oda-lodge", "Oda Lodge"), who("place:oda-quay", "Oda Quay")}
	in := func(id string, m ...graph.Mention) graph.Delta {
		return article(id, "2021-01-01", append(m, company...))
	}
	all := find(t, in("a", who("person:ibrahim-sule@0a", "Ibrahim Sule")), in("b", who("person:ibrahim-sule@0b", "Ibrahim Sule"), who("person:ibrahim-sule@1b", "Ibrahim Sule")),
		in("c", who("person:ibrahim-sule@0c", "Ibrahim Sule")))
	require.NotEmpty(t, all)
	for _, c := range all {
		assert.False(t, c.Certain, c.Decision().Text())
	}
}

func TestFormsOfOneLongerNameAreNoThirds(t *testing.T) {
	company := []graph.Mention{who("group:oda-lodge", "Oda Lodge"), who("place:oda-quay", "Oda Quay")}
	in := func(id string, m ...graph.Mention) graph.Delta {
		return article(id, "2021-01-01", append(m, company...))
	}
	all := find(t, in("a", who("person:james-deng@0a", "James Deng")), in("b", who("person:james-deng-malual@0b", "James Deng Malual")),
		in("c", who("person:james-d-malual@0c", "James D. Malual")))
	certain := 0
	for _, c := range all {
		if c.Certain {
			certain++
		}
	}
	assert.Equal(t, 2, certain, strings.Join(lines(all), "\n"))
}

func TestCandidatesDependOnWhatIsKeptAlone(t *testing.T) {
	var deltas []graph.Delta
	rnd := rand.New(rand.NewPCG(5, 5))
	given, family := []string{"Sergei", "Sergey", "S.", "Nikolai", "Sergei J."}, []string{"Volkov", "Wolkow", "Antonov"}
	for n := range 40 {
		id := fmt.Sprint("a", n)
		name := given[rnd.IntN(len(given))] + " " + family[rnd.IntN(len(family))]
		scope := []string{"state:RUS", "state:UKR", graph.ArticleScope(id)}[rnd.IntN(3)]
		deltas = append(deltas, article(id, "2021-01-01", []graph.Mention{
			who(graph.EntityID("person", "", name, scope), name), who(fmt.Sprint("place:q", rnd.IntN(9)), "Quay"), who(fmt.Sprint("group:l", rnd.IntN(9)), "Lodge"),
		}))
	}
	want := lines(find(t, deltas...))
	require.NotEmpty(t, want)
	for range 5 {
		rnd.Shuffle(len(deltas), func(i, j int) { deltas[i], deltas[j] = deltas[j], deltas[i] })
		require.Equal(t, want, lines(find(t, deltas...)))
	}
	var decisions []identity.Decision
	for _, c := range find(t, deltas...) {
		decisions = append(decisions, c.Decision())
	}
	i := identity.Resolve(decisions)
	for _, c := range i.Clusters() {
		all := strings.Join(i.Members(c), " ")
		assert.False(t, strings.Contains(all, "state:RUS") && strings.Contains(all, "state:UKR"), all)
		assert.False(t, strings.Contains(all, ":nikolai") && strings.Contains(all, ":serg"), all)
	}
}
