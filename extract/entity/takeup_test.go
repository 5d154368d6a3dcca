package entity_test

import "testing"

func TestWhoIsCalledByWhatHeIs(t *testing.T) {
	whom(t, "person", map[string][2]string{
		"as what he was presented": {"Police arrested John Smith, 46, a British engineer, on Sunday. The engineer was freed on Monday.",
			"John Smith: John Smith, The engineer"},
		"with the adjective of his state": {"Carpenter Luis Vega met Tom Olsen, a Norwegian hunter. The Norwegian hunter smiled. The Swedish hunter left.",
			"Luis Vega: Luis Vega; Tom Olsen: Tom Olsen, The Norwegian hunter"},
		"nobody where two are": {"Tom Olsen, a hunter, met Luis Vega, a hunter. The hunter smiled.",
			"Tom Olsen: Tom Olsen; Luis Vega: Luis Vega"},
		"nobody where another is told of since": {"Tom Olsen, a hunter, was hurt. Another hunter fled. The hunter smiled.",
			"Tom Olsen: Tom Olsen"},
		"nobody of whom the text goes on to say which one": {"Tom Olsen, a hunter, smiled. The hunter who left was fined. The hunter of Riga wept.",
			"Tom Olsen: Tom Olsen"},
		"a national by what he is": {"Police arrested Jan van Dam, a Dutch hunter. The Dutchman smiled.",
			"Jan van Dam: Jan van Dam, The Dutchman"},
		"a former general was once a retired one": {"Carlos Lima, a retired general, met Ann Reed. The former general smiled.",
			"Carlos Lima: Carlos Lima, former general; Ann Reed: Ann Reed"},
	})
}

func TestRelatives(t *testing.T) {
	whom(t, "person", map[string][2]string{
		"named beside the noun": {"Police arrested Ivan Petrov. His wife, Nadia Petrova, wept. His wife later left Riga.",
			"Ivan Petrov: Ivan Petrov, His, His; Nadia Petrova: wife, Nadia Petrova, wife"},
		"the other way round": {"Musa Adam and his brother, Omar Adam, were freed. \"We are free,\" Omar Adam said. His brother wept.",
			"Musa Adam: Musa Adam, his, brother; Omar Adam: brother, Omar Adam, Omar Adam, His"},
		"of a name": {"Ivan Petrov's daughter, Vera, wept. Petrov's daughter left.",
			"Ivan Petrov: Ivan Petrov, Petrov; Vera: Ivan Petrov's daughter, Vera, Petrov's daughter"},
		"nobody whom the text does not name": {"Police arrested Ivan Petrov. His son wept.",
			"Ivan Petrov: Ivan Petrov, His"},
		"whose lawyer somebody is": {"Nadia Petrova was held. Her lawyer, Paul Okeke, wept. Nadia Petrova left. Her lawyer wept.",
			"Nadia Petrova: Nadia Petrova, Her, Nadia Petrova, Her; Paul Okeke: Paul Okeke, Her lawyer"},
	})
}

func TestStrangersDoNotTellWhereTheTextIsSet(t *testing.T) {
	whom(t, "group", map[string][2]string{
		"the police of the town":      {"Police arrested Jan van Dam, a Dutch hunter, in Almaty on Sunday.", "Kazakh police: Police"},
		"nobody knows whose they are": {"Police arrested John Smith, a British hunter, on Sunday.", ""},
	})
}

func TestWhoIsCalledByWhereItIs(t *testing.T) {
	whom(t, "group place", map[string][2]string{
		"a company by its town": {"Italian utility Enalta said it would pay. Shares in the Milan-based group fell.",
			"Enalta: Enalta, it, Milan-based group"},
		"people born in a town":     {"Police in Chad killed two Milan-born men.", "Chadian police: Police; Milan: Milan; men: men"},
		"to what an envoy was sent": {"The board of the IAEA met. Peru's ambassador to the agency, Ann Reed, wept.", "International Atomic Energy Agency: IAEA, agency"},
	})
}
