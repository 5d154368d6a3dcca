package identity_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"newsgraph/graph"
	"newsgraph/graph/identity"
)

// person is a mention of one whom nothing but the article tells apart, or of an official of a state, and what the article tells of him.
func person(article, state, name, told string) graph.Mention {
	scope := graph.ArticleScope(article)
	if state != "" {
		scope = "state:" + state
	}
	m := who(graph.EntityID("person", "", name, scope), name)
	m.Told = told
	return m
}

// joins says whether newsgraph joins any two persons of articles.
func joins(t *testing.T, deltas ...graph.Delta) bool {
	t.Helper()
	return slices.ContainsFunc(find(t, deltas...), func(c identity.Candidate) bool { return c.A.Kind == "person" && c.Certain })
}

func TestNamesInTheSameCompany(t *testing.T) {
	company := []graph.Mention{who("group:oda-lodge", "Oda Lodge"), who("place:oda-quay", "Oda Quay")}
	for name, test := range map[string]struct {
		a, b string
		want bool
	}{
		"a man's and a woman's name in French":            {"Frederic Malou", "Frederique Malou", false},
		"with a doubled consonant":                        {"Daniele Corvi", "Danielle Corvi", false},
		"surnames one letter apart":                       {"Harold Milton", "Harold Melton", false},
		"surnames of two vowels":                          {"Harold Jensen", "Harold Jansen", false},
		"given names that many have":                      {"Martin Colby", "Marvin Colby", false},
		"Nasser and Nasir":                                {"Nasser Tikriti", "Nasir Tikriti", false},
		"Hassan and Hussein":                              {"Hasan Tikriti", "Husain Tikriti", false},
		"Said and Sayyid":                                 {"Saeed Tikriti", "Sayed Tikriti", false},
		"Joseph and Yusuf":                                {"Joseph Bako", "Yusuf Bako", false},
		"short Chinese names":                             {"Lai Mingzhe", "Li Mingzhe", false},
		"Khan and Han":                                    {"Asef Khan", "Asef Han", false},
		"Western names in both orders":                    {"Kim Scott", "Scott Kim", false},
		"Burmese names in both orders":                    {"Aung Lin", "Lin Aung", false},
		"Korean names in both orders":                     {"Park Ji-woo", "Ji-woo Park", true},
		"a Burmese honorific":                             {"Daw Khin Mar Lwin", "Khin Mar Lwin", true},
		"one that is a name too":                          {"Saw Lah Htoo", "Lah Htoo", true},
		"a name doubled, and one of its halves":           {"Tun Tun Oo", "Tun Oo", false},
		"honorifics of a man and of a woman":              {"Ko Thein Zaw", "Ma Thein Zaw", false},
		"two Malay honorifics":                            {"Datuk Seri Azmi Harun", "Azmi Harun", true},
		"spellings of an Arabic honorific, with a father": {"Sheikh Khalid bin Nasser al-Sulaiti", "Shaikh Khaled Al Sulaiti", true},
		"hajji, parted and written as one":                {"Hajji Abdul Raheem Alokozai", "Abdulrahim Alokozay", true},
		"a hyphen and a blank":                            {"Hassan Mousavi-Tabesh", "Hassan Mousavi Tabesh", true},
		"Persian and Arabic spellings":                    {"Yousef Toofan", "Yusuf Tufan", true},
		"a short form":                                    {"Bill Haskell", "William Haskell", true},
		"a middle name and its initial":                   {"Viktor Andreyevich Belov", "Viktor A. Belov", true},
		"a second surname":                                {"Ramiro Villalba Ortellado", "Ramiro Villalba", true},
	} {
		t.Run(name, func(t *testing.T) {
			got := joins(t, article("a", "2021-01-01", append([]graph.Mention{person("a", "", test.a, "")}, company...)),
				article("b", "2021-01-09", append([]graph.Mention{person("b", "", test.b, "")}, company...)))
			assert.Equal(t, test.want, got)
		})
	}
}

func TestNamesOneLetterApartNeedMoreThanOneDay(t *testing.T) {
	company := []graph.Mention{who("group:oda-lodge", "Oda Lodge"), who("place:oda-quay", "Oda Quay")}
	in := func(id, day, name string) graph.Delta {
		return article(id, day, append([]graph.Mention{person(id, "", name, "")}, company...))
	}
	assert.False(t, joins(t, in("a", "2021-01-01", "Dilshod Sudeqi"), in("b", "2021-01-01", "Dilshod Sodeqi")))
	assert.False(t, joins(t, in("a", "2021-01-01", "Dilshod Sudeqi"), in("b", "2021-01-21", "Dilshod Sodeqi")), "another day")
	assert.False(t, joins(t, in("a", "2021-01-01", "Harold Milton"), in("b", "2021-01-01", "Harold Melton")), "no transliteration")
}

func TestOneLetterApartWithOneOffice(t *testing.T) {
	in := func(id, day, name, key, title string) graph.Delta {
		return article(id, day, []graph.Mention{person(id, "LKA", name, ""), who("state:LKA", "Sri Lanka")}, "person:"+key+"@state:LKA HOLDS_OFFICE state:LKA "+title)
	}
	chief := in("a", "2021-01-01", "Ranjith Wijesekera", "ranjith-wijesekera", "police chief")
	assert.True(t, joins(t, chief, in("b", "2021-05-09", "Ranjith Wijesekara", "ranjith-wijesekara", "police chief")))
	assert.False(t, joins(t, chief, in("b", "2021-05-09", "Ranjith Wijesekara", "ranjith-wijesekara", "judge")))
}

func TestAManAndAWomanOfOneName(t *testing.T) {
	company := []graph.Mention{who("group:oda-lodge", "Oda Lodge"), who("place:oda-quay", "Oda Quay")}
	for name, test := range map[string]struct {
		a, b string
		want bool
	}{
		"nothing":                           {"", "sex f", true},
		"names or titles that tell another": {"sex m", "sex f", false},
		"the same":                          {"sex f", "sex f", true},
		"pronouns that tell another":        {"pronoun m", "pronoun f", false},
		"pronouns and titles":               {"sex m", "pronoun f", false},
		"a namesake":                        {"namesake", "", false},
		"a namesake who is a colonel, and a colonel": {"namesake; rank colonel", "rank colonel", true},
	} {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, test.want, joins(t, article("a", "2021-01-01", append([]graph.Mention{person("a", "", "Nyakor Deng", test.a)}, company...)),
				article("b", "2021-01-09", append([]graph.Mention{person("b", "", "Nyakor Deng", test.b)}, company...))))
		})
	}
}

func TestASurnameAlone(t *testing.T) {
	company := []graph.Mention{who("group:oda-lodge", "Oda Lodge"), who("place:oda-quay", "Oda Quay"), who("place:oda-mole", "Oda Mole")}
	in := func(day, name, told string) graph.Delta {
		return article(day+name, day, append([]graph.Mention{person(day+name, "", name, told)}, company...))
	}
	for name, test := range map[string]struct {
		deltas []graph.Delta
		want   bool
	}{
		"of one bearer":                {[]graph.Delta{in("2021-01-01", "Rahim Tarzai", ""), in("2021-01-09", "Tarzai", "")}, true},
		"of two bearers":               {[]graph.Delta{in("2021-01-01", "Rahim Tarzai", ""), in("2021-01-09", "Tarzai", ""), in("2021-01-11", "Karim Tarzai", "")}, false},
		"of two who may be one":        {[]graph.Delta{in("2021-01-01", "Ann Tarnow", ""), in("2021-01-09", "Tarnow", ""), in("2021-01-11", "Nancy Tarnow", "")}, false},
		"in an article without a date": {[]graph.Delta{in("2021-01-01", "Rahim Tarzai", ""), in("", "Tarzai", "")}, false},
		"that many have":               {[]graph.Delta{in("2021-01-01", "Rahim Khan", ""), in("2021-01-09", "Khan", "")}, false},
		"that is a given name":         {[]graph.Delta{in("2021-01-01", "Harold Marvin", ""), in("2021-01-09", "Marvin", "")}, false},
		"that others have as one":      {[]graph.Delta{in("2021-01-01", "Rahim Zemar", ""), in("2021-01-09", "Zemar", ""), in("2021-01-11", "Zemar Wardak", "")}, false},
		"of a woman, and a man":        {[]graph.Delta{in("2021-01-01", "Harold Tarnow", "sex m"), in("2021-01-09", "Tarnow", "sex f")}, false},
		"of whom nobody is a relative": {[]graph.Delta{in("2021-01-01", "Rahim Tarzai", "unrelated"), in("2021-01-09", "Tarzai", "")}, false},
	} {
		t.Run(name, func(t *testing.T) {
			all := find(t, test.deltas...)
			assert.Equal(t, test.want, slices.ContainsFunc(all, joinsAlone), strings.Join(lines(all), "\n"))
		})
	}
}

// joinsAlone says whether a candidate joins one who is called by one name alone.
func joinsAlone(c identity.Candidate) bool {
	return c.A.Kind == "person" && c.Certain && (len(c.A.Name) < 7 || len(c.B.Name) < 7)
}

func TestOfTwoWhomAnArticleTellsApartTheOfficeTellsWhoIsMeant(t *testing.T) {
	company := []graph.Mention{who("group:oda-lodge", "Oda Lodge"), who("place:oda-quay", "Oda Quay"), who("state:IRN", "Iran"), who("state:AFG", "Afghanistan")}
	minister, colonel := person("a", "IRN", "Mohammad Rahimi", ""), person("a", "AFG", "Mohammad Rahimi", "")
	both := article("a", "2012-05-14", append([]graph.Mention{minister, colonel}, company...),
		minister.Entity+" HOLDS_OFFICE state:IRN energy minister", colonel.Entity+" HOLDS_OFFICE state:AFG police chief")
	assert.False(t, joins(t, both, article("b", "2012-06-01", append([]graph.Mention{person("b", "", "Mohammed Rahimi", "")}, company...))), "either may be meant")
	later := person("b", "IRN", "Mohammed Rahimi", "")
	all := find(t, both, article("b", "2012-06-01", append([]graph.Mention{later}, company...), later.Entity+" HOLDS_OFFICE state:IRN energy minister"))
	all = slices.DeleteFunc(all, func(c identity.Candidate) bool { return c.A.Kind != "person" || !c.Certain })
	require.Len(t, all, 1)
	assert.Equal(t, []string{minister.Entity, later.Entity}, []string{all[0].A.ID, all[0].B.ID})
}
