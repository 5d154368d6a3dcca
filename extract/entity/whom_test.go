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

func TestWhoseAnOfficeIs(t *testing.T) {
	analyzer, err := newAnalyzer()
	require.NoError(t, err)
	_, finder := tools(t)
	for name, c := range map[string][2]string{
		"a commander in the hands of a group is not its":     {"A commander in Hamas custody, Paul Okeke, accused Chad.", ""},
		"of a member of a group":                             {"The prime minister of NATO member Poland, Paul Okeke, accused Chad.", "Paul Okeke of Poland"},
		"of a state whose name that of a people begins with": {"Kosovo Albanian Prime Minister Paul Okeke left.", "Paul Okeke of Kosovo"},
		"a leader of a people in a state":                    {"The Iraqi Kurdish leader, Paul Okeke, left.", "Paul Okeke of Kurds"},
		"a senator sits for no people":                       {"The Native American senator Paul Okeke left.", ""},
		"who heads a school is of no state":                  {"Kenya is calm. German rector Paul Okeke spoke.", ""},
		"but of the university":                              {"The rector of Riga University, Paul Okeke, spoke.", "Paul Okeke of Riga University"},
		"of a group whose name begins with a state":          {"A spokesman for the Afghan Supreme Court, Paul Okeke, spoke.", "Paul Okeke of Afghan Supreme Court"},
		"whose mufti he is must be told":                     {"Grand Mufti Omar Said condemned Israel.", ""},
		"a nuncio is of no state that the text speaks of":    {"Iraq is calm. The apostolic nuncio, Paul Okeke, spoke.", ""},
		"a senator by his shortened title":                   {"The United States is ready, Republican Sen. Walter Finch said.", "Walter Finch in Republican Party"},
		"a shortened rank behind a chief":                    {"Kenya is calm. The army chief, Lt. Gen. Paul Okeke, spoke.", "Paul Okeke of Kenya"},
		"nor is one to which he puts off a trip":             {"President Paul Okeke put off a trip to Iran.", ""},
		"nor one that he alone names as whom he criticises":  {"President Paul Okeke spoke on Monday. He criticised Israel.", ""},
		"whom a chief with a rank praises is not his":        {"The army chief, General Paul Okeke, praised Uganda on Monday.", ""},
		"he is of the state that the text is about":          {"Kenya criticised Somalia. The army chief, General Paul Okeke, praised Uganda on Monday.", "Paul Okeke of Kenya"},
		"filed from abroad":                                  {"TEHRAN, Iran (Agency) -- Fighting went on in Chad, and the Chadian government accused Togo. President Paul Okeke put off a trip to Iran.", "Paul Okeke of Chad"},
		"nor one to which he travels from its capital":       {"TEHRAN, Iran (Agency) -- Gunmen killed two men.\n\nPresident Paul Okeke put off a trip to Iran. Iran is calm.", ""},
		"states that will be asked are not his":              {"China and Japan will be consulted, Foreign Minister Paul Okeke said.", ""},
		"one whom he names in a quotation":                   {"Hungary is calm. Foreign Minister Paul Okeke called her \"a Slovak agent\".", "Paul Okeke of Hungary"},
		"of another state in the line before it is nobody's": {"China promoted the captain. China is calm.\n\nVietnam said it regretted that. Paul Okeke, who became prime minister in May, said no.", ""},
		"whom a minister criticises is not her state":        {"Foreign Minister Ann Reed criticised Israel.", ""},
		"of the town with which the paragraph begins":        {"Tajikistan and Kyrgyzstan agreed. Tajikistan said so.\n\nIn Bishkek, many people marched. President Paul Okeke spoke.", "Paul Okeke of Kyrgyzstan"},
		"who heads an agency has no office of his own state": {"Paul Okeke, the Spanish head of the agency, spoke.", ""},
		"a U.S. Under Secretary":                             {"U.S. Under Secretary of State Paul Okeke criticised Iran.", "Paul Okeke of United States"},
		"of the state of the headline":                       {"Chad coup collapses as officers flee\n\nPresident Paul Okeke spoke on Thursday. Officers fled to Togo. Togo held them. Togolese officials said so. Chad said no.", "Paul Okeke of Chad"},
		"whom she holds talks with neither":                  {"Foreign Minister Ann Reed held talks with Egypt in Cairo and accused Sudan of lying.", ""},
		"a state in whose parliament he acts is his":         {"President Paul Okeke dissolved parliament in Cameroon.", "Paul Okeke of Cameroon"},
		"who sits for a party is of it and has no office":    {"Fatah lawmaker Omar Said left.", "Omar Said in Fatah"},
		"an adjective before a seat is the party":            {"The United States is ready, Republican Senator Walter Finch said.", "Walter Finch in Republican Party"},
		"in another state it is nobody's":                    {"Chile is ready, Republican Senator Walter Finch said.", ""},
		"where no state is named it is that of the tables":   {"Republican Senator Walter Finch left.", "Walter Finch in Republican Party"},
		"a party before a name":                              {"The United States is ready, Democrat Walter Finch said.", "Walter Finch of Democratic Party"},
		"a state whose officer the line before spoke of":     {"Peru's vice president left for Chad. Vice President Luis Vega said North Korea was right.", "Luis Vega of Peru"},
		"a counterpart has the office elsewhere":             {"Kuwaiti Oil Minister Badr Sabti and his Iraqi counterpart, Nasir Khalil, agreed.", "Badr Sabti of Kuwait; Nasir Khalil of Iraq"},
		"elsewhere the adjective is none":                    {"The United States is ready. The Republican mood has changed.", ""},
		"a body after for may have an owner":                 {"A spokesman for the Chadian government, Idris Hamid, said no.", "Idris Hamid of Chad"},
		"so may one after of":                                {"Ann Reed, the former director of Rwanda's Defence Ministry, left.", "Ann Reed of Rwandan defence ministry"},
		"a party with its state and its kind":                {"Luc Morel, the deputy leader of France's National Front Party, left.", "Luc Morel of National Rally"},
		"what an agency is called is no holder":              {"A spokesman for the Russian agency Kosmosnab said no.", ""},
		"a name in brackets":                                 {"A Chadian army spokesman (Idris Hamid) said no.", "Idris Hamid of Chad"},
		"a rank between the office and the name":             {"Indian army spokesman Lieutenant Colonel Ravi Menon said no.", "Ravi Menon of India"},
		"a portfolio of the table":                           {"South Korea's Unification Minister, Han Dong-woo, left Laos.", "Han Dong-woo of South Korea"},
		"each of two holders is of his own state":            {"Thai Prime Minister Somchai Prasert met Lao Prime Minister Bounmy Vora.", "Somchai Prasert of Thailand; Bounmy Vora of Laos"},
		"of an unknown state he is of none":                  {"Mali thanked Zembian Prime Minister Paul Okeke.", ""},
		"two offices of one person":                          {"Malian President and AU chairman Paul Okeke left.", "Paul Okeke of Mali; Paul Okeke of African Union"},
		"but not of two states":                              {"Malian President and Kenyan Prime Minister Paul Okeke left.", "Paul Okeke of Kenya"},
		"a portfolio that no table has":                      {"India's Copyright and Railways Minister Ravi Menon left.", "Ravi Menon of India"},
		"a party before and is not whose minister he is":     {"Omar Said of Fatah and Prime Minister Idris Hamid left.", ""},
		"an official by name":                                {"Kenyan police official Paul Okeke left. A UNICEF official, Ann Reed, said no.", "Paul Okeke of Kenya; Ann Reed of UNICEF"},
		"the party of a part of a state, and not that part":  {"Scottish Labour leader Ann Reed left.", "Ann Reed of Scottish Labour"},
		"to whom somebody is handed in what he says neither": {"Chad is calm. \"We will hand him over to Sudan,\" Interior Minister Paul Okeke said.", "Paul Okeke of Chad"},
		"for whom a president is does not have him":          {"Pro-Syrian President Elias Haddad left.", ""},
		"a unit called after a person is not his":            {"Ann Reed led the CIA's Osama Karim unit for a year.", ""},
		"a secretary whom the tables know":                   {"Secretary Kerry spoke in Oslo. The United States condemns the raid.", "John Kerry of United States"},
		"a secretary of something else is not he":            {"Union secretary Kerry spoke in Oslo. The United States condemns the raid.", ""},
		"the authority of a state by the state":              {"Palestinian officials said President Mahmoud Abbas would leave.", "Mahmoud Abbas of Palestine"},
		"a ministry's spokesman is of the state that acts":   {"Iran said nothing. Foreign Ministry spokesman Reza Karimi laughed.", "Reza Karimi of Iran"},
		"and not of one of which he speaks":                  {"Foreign Ministry spokesman Reza Karimi said a U.S. strike was unlikely.", ""},
		"of several after one plural each has his own":       {"Foreign Ministers Ann Reed of Chad, Luis Vega of Peru and Omar Said of Mali met.", "Ann Reed of Chad; Luis Vega of Peru; Omar Said of Mali"},
		"a part of a state, with where it lies before it":    {"Ann Reed, governor of southern Helmand province, left. The police chief of Iraq's Anbar province, Omar Said, left.", "Ann Reed of Helmand; Omar Said of Anbar"},
		"a town, with what it is before it":                  {"The mayor of the Iraqi city of Mosul, Omar Said, left.", "Omar Said of Mosul"},
		"an under secretary with what he is for":             {"U.S. Under Secretary of State for Political Affairs Paul Okeke left.", "Paul Okeke of United States"},
		"an under secretary of a ministry":                   {"U.S. Undersecretary of the Treasury Paul Okeke left.", "Paul Okeke of United States"},
		"a further office, by who he is also":                {"Nigerian Oil Minister Paul Okeke, who is also OPEC president, left.", "Paul Okeke of Nigeria; Paul Okeke of OPEC"},
		"what else he is, without an article":                {"Former Liberian leader and war crimes suspect Paul Okeke fled.", "Paul Okeke of Liberia"},
		"but two persons have an article or a name each":     {"Former Liberian president Paul Okeke and war crimes suspect Ann Reed fled.", "Paul Okeke of Liberia"},
		"a faith before what else he is":                     {"Iraq's interior minister, Shi'ite politician Omar Said, left.", "Omar Said of Iraq"},
		"where he has his office is not whose it is":         {"NATO commander in Afghanistan General Ann Reed left. Al-Qaida leader in Iraq Omar Said fled.", "Ann Reed of NATO; Omar Said of al-Qaeda"},
		"a federation with the adjective of a state":         {"Ann Reed is the president of the Kenyan Football Federation.", "Ann Reed of Kenyan Football Federation"},
		"an office of now, and one of then":                  {"Ann Reed, now president of Mali, thanked Paul Okeke, then Chad's president.", "Ann Reed of Mali; Paul Okeke of Chad"},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			found := finder.Find(analyzer.Analyze(c[0], nil), entity.Context{})
			for _, o := range found.Offices {
				if o.Of == entity.None {
					continue
				}
				of := " of "
				if o.Work {
					of = " in "
				}
				got = append(got, found.Entities[o.Person].Name+of+found.Entities[o.Of].Name)
			}
			assert.Equal(t, c[1], strings.Join(got, "; "))
		})
	}
}

func TestDatelinesTellWhoseAnOfficeIs(t *testing.T) {
	analyzer, err := newAnalyzer()
	require.NoError(t, err)
	_, finder := tools(t)
	for name, c := range map[string][3]string{
		"that of the state":                       {"BELFAST, Northern Ireland -", "President Mary Reed is under pressure from Lisbon.", ""},
		"a capital in passing is not whose he is": {"MAPUTO -", "President Salvador Reed is under pressure from Lisbon.", ""},
	} {
		t.Run(name, func(t *testing.T) {
			found := finder.Find(analyzer.Analyze(c[1], nil), entity.Context{Dateline: c[0]})
			var got []string
			for _, o := range found.Offices {
				if o.Of != entity.None {
					got = append(got, found.Entities[o.Of].Name)
				}
			}
			assert.Equal(t, c[2], strings.Join(got, "; "))
		})
	}
}

func TestItsIsWhatIsCoordinatedWithIt(t *testing.T) {
	whom(t, "group", map[string][2]string{
		"of the group beside, not of who acts": {"The European Union punished Hamas and its leader, Omar Said.",
			"European Union: European Union; Hamas: Hamas, its"},
	})
}

func TestInitialsAreTheGroupThatTheArticleNamed(t *testing.T) {
	whom(t, "group", map[string][2]string{
		"of the article before those of the tables": {"The Northern Salvation Army left Pemba. The NSA accused Chad of lying.",
			"Northern Salvation Army: Northern Salvation Army, NSA"},
		"of the tables where the article has no such name": {"The NSA accused Chad of lying.", "National Security Agency: NSA"},
	})
}

func TestWhatNewsGoesOnToCallWhomItNamed(t *testing.T) {
	whom(t, "person group place state", map[string][2]string{
		"a surname keeps its article": {"Prime Minister Haider al-Rubaye arrived. The vote left al-Rubaye alone.",
			"Haider al-Rubaye: Haider al-Rubaye, al-Rubaye"},
		"an article makes no double surname": {"Prime Minister Haider al-Rubaye arrived. Mr. Rubaye, a 61-year-old economist, smiled.",
			"Haider al-Rubaye: Haider al-Rubaye, Rubaye"},
		"an office behind an age": {"Ines Reed told staff she would fight. The 55-year-old chief executive has run a bank since 2009.",
			"Ines Reed: Ines Reed, she, The 55-year-old chief executive"},
		"an age is not his whose successor it is": {"Luis Reed's successor is Karim Adel. The 44-year-old physicist studied abroad.",
			"Luis Reed: Luis Reed; Karim Adel: Karim Adel, The 44-year-old physicist"},
		"it that is ready to do something": {"Russia, which has bases there, said it was ready to help.",
			"Russia: Russia, it"},
		"it that wants something": {"The Reform Party said it wanted guarantees.",
			"Reform Party: Reform Party, it"},
		"it is the group that a noun announces": {"The energy group Enalta said it would appeal.",
			"Enalta: Enalta, it"},
		"a colonel by his rank in full": {"Col. Luis Vega fled. Officials confirmed that the colonel had asked for asylum.",
			"Luis Vega: Luis Vega, colonel"},
		"a justice is a judge": {"Justice Ann Reed read the order. The judge gave him two weeks.",
			"Ann Reed: Ann Reed, judge"},
		"a rebel group that the next line names": {"A rebel group has threatened to kill two hostages.\n\nThe leader of the Sulu Liberation Front, Hakim Salim, said so in a video.",
			"Sulu Liberation Front: rebel group, Sulu Liberation Front; hostages: hostages; Hakim Salim: Hakim Salim"},
		"a militia by its brigades": {"He gave the Dawn Brigades two weeks. The militia laughed.",
			"Dawn Brigades: Dawn Brigades, militia"},
		"the place in a group's name is no group": {"The Sulu Liberation Front left. Sulu Governor Luis Vega said no.",
			"Sulu Liberation Front: Sulu Liberation Front; Sulu: Sulu; Luis Vega: Luis Vega"},
		"who bought it is not what was bought": {"Enalta Group owns a unit, Carpat Gaz. The company bought Carpat Gaz in 2005.",
			"Enalta Group: Enalta Group, company; Carpat Gaz: Carpat Gaz, Carpat Gaz"},
		"a name in another language": {"Officials blamed the Dawn Brigades, known in Urdu as the Fajr Front. The Fajr Front said no.",
			"Dawn Brigades: Dawn Brigades, Fajr Front, Fajr Front; Urdu: Urdu"},
		"who makes a person of a name": {"Nigeria's Balogun, who chairs a bank, left.",
			"Nigeria: Nigeria; Balogun: Balogun"},
		"a group word within a name": {"The National Energy Regulatory Authority said no.",
			"National Energy Regulatory Authority: National Energy Regulatory Authority"},
		"a lone national is not his state": {"Chad freed a birdwatcher. \"I am alive,\" the Dutchman joked.",
			"Chad: Chad"},
		"who is only of a state does not speak for it": {"Iraqi cleric Hashim Reed left. \"We will not sit at a table,\" Reed said.",
			"Iraq: Iraqi; Hashim Reed: Hashim Reed, Reed"},
		"whom the paragraph names before whom only others do": {"Tajik Foreign Minister Omar Adel spoke of peace. He said he had time. He smiled.\n\nKyrgyz President Luis Vega called a meeting. His office said no.",
			"Tajikistan: Tajik; Omar Adel: Omar Adel, He, he, He; Kyrgyzstan: Kyrgyz; Luis Vega: Luis Vega, His"},
	})
}

func TestPersonsOfOneName(t *testing.T) {
	whom(t, "person", map[string][2]string{
		"who has an office beside the name is a person": {"Ion Cebanu, the Moldovan foreign minister, met reporters. Romania thanked Cebanu.",
			"Ion Cebanu: Ion Cebanu, Cebanu"},
		"the leader of something unknown is nobody": {"Scottish Labour leader Paul Okeke arrived. Two councils told the Grune leader and the Labour leader to go.",
			"Paul Okeke: Paul Okeke"},
		"another of that name is another": {"Paul Okeke won the seat. The voters confused him with another Paul Okeke.",
			"Paul Okeke: Paul Okeke, him; Paul Okeke: Paul Okeke"},
		"so is who is also called so": {"Paul Okeke, the Ghanaian trade envoy, left. A dentist in Accra, also called Paul Okeke, stayed.",
			"Paul Okeke: Paul Okeke; Paul Okeke: Paul Okeke"},
		"a journalist is not the mayor": {"Ivan Petrov, the mayor of Kazan, sued Ivan Petrov, a journalist.",
			"Ivan Petrov: Ivan Petrov; Ivan Petrov: Ivan Petrov"},
		"ministers of two states are two": {"Kenya's Amina Yusuf met Somalia's Amina Yusuf.",
			"Amina Yusuf: Amina Yusuf; Amina Yusuf: Amina Yusuf"},
		"a father and his son": {"Walter Finch won. His father, Walter Finch Sr., wept.",
			"Walter Finch: Walter Finch, His; Walter Finch Sr.: father, Walter Finch Sr."},
		"the first parts of a longer name": {"Colonel Ibrahim Musa Sani fled. Ibrahim Musa left his arms.",
			"Ibrahim Musa Sani: Ibrahim Musa Sani, Ibrahim Musa, his"},
		"of two whole names the one that is the same": {"Ali Omar Said, leader of the Coast Front, met Omar Said, the governor of Lamu. Omar Said offered a truce.",
			"Ali Omar Said: Ali Omar Said; Omar Said: Omar Said, Omar Said"},
		"an initial that fits two is neither's": {"J. Okoro, the finance minister of Nigeria, resigned. James Okoro praised John Okoro.",
			"J. Okoro: J. Okoro; James Okoro: James Okoro; John Okoro: John Okoro"},
		"an initial that fits one is his": {"James Okoro resigned. Nigeria named J. Okoro as its envoy.",
			"James Okoro: James Okoro, J. Okoro"},
		"a surname alone goes on with whom the article began": {"Defence Minister Anna Berg visited Riga. Her husband, Karl Berg, stayed at home. Berg said the army was ready.",
			"Anna Berg: Anna Berg, Her, Berg; Karl Berg: husband, Karl Berg"},
		"a surname with a title is who has the title": {"President Ousmane Diallo dismissed Interior Minister Fatou Diallo. Minister Diallo wept. President Diallo smiled.",
			"Ousmane Diallo: Ousmane Diallo, Diallo; Fatou Diallo: Fatou Diallo, Diallo"},
		"a daughter is not her father": {"Holm was born in Oslo, the daughter of Kari Lund (née Dahl) and Karl Holm. Holm became a judge.",
			"Holm: Holm, Holm; Kari Lund: Kari Lund; Dahl: Dahl; Karl Holm: Karl Holm"},
		"nor a minister her husband": {"Berg was told on Monday. Her husband, Karl Berg, had left.",
			"Berg: Berg, Her; Karl Berg: husband, Karl Berg"},
		"who is named in full later is meant all the same": {"Berg was told on Monday. Anna Berg had left.",
			"Anna Berg: Berg, Anna Berg"},
		"a woman may be chairman": {"Anna Berg, the chairman of the Harbour Bank, left. She was ill.",
			"Anna Berg: Anna Berg, She"},
		"who leaves a company is not its name": {"On leaving the company, Holm said he was tired.",
			"Holm: Holm, he"},
		"a relative by his first name alone": {"Anna Berg lives in Oslo. Her brother Torvald wept.",
			"Anna Berg: Anna Berg, Her; Torvald: Torvald"},
		"Mrs Kent is not Alan Kent": {"Governor Alan Kent opened a school. Mrs Kent sang.",
			"Alan Kent: Alan Kent; Kent: Kent"},
		"a part by which he is not called": {"Carlos Ruiz Mora found arms. Ruiz praised Pedro Mora. Mora left.",
			"Carlos Ruiz Mora: Carlos Ruiz Mora, Ruiz; Pedro Mora: Pedro Mora, Mora"},
		"a teacher is not the minister": {"Interior Minister Karim Adel said the road was safe. Karim Adel, a retired teacher, was killed there.",
			"Karim Adel: Karim Adel; Karim Adel: Karim Adel"},
		"a nurse who shares her name": {"Mali's trade minister, Awa Sidibe, opened a market. A nurse who shares her name, Awa Sidibe, gave out masks.",
			"Awa Sidibe: Awa Sidibe; Awa Sidibe: Awa Sidibe"},
		"a father whose whole name ends his son's": {"Omar Ali Hassan leads the dockers. His father, Ali Hassan, led them before.",
			"Omar Ali Hassan: Omar Ali Hassan, His; Ali Hassan: father, Ali Hassan"},
		"a name that another begins again": {"Tun Oo left the ministry. The post went to Tun Tun Oo, a general.",
			"Tun Oo: Tun Oo; Tun Tun Oo: Tun Tun Oo"},
		"a double surname stands for the whole": {"Armindo Na Fantcha spoke. Na Fantcha left.",
			"Armindo Na Fantcha: Armindo Na Fantcha, Na Fantcha"},
		"a surname after who is presented in full": {"Levan Dolidze wants no pipeline. Nino Dolidze, his wife, owns a mill. Dolidze sold wheat.",
			"Levan Dolidze: Levan Dolidze, his; Nino Dolidze: Nino Dolidze, Dolidze"},
		"a miner of the minister's name": {"Mining Minister Felix Quispe left La Paz. A tin miner, Felix Quispe, was hurt.",
			"Felix Quispe: Felix Quispe; Felix Quispe: Felix Quispe"},
		"an officer of the governor's name": {"Nigeria named Paul Bello, a police officer from Kano. Governor Paul Bello smiled.",
			"Paul Bello: Paul Bello; Paul Bello: Paul Bello"},
		"a trader who has the minister's surname": {"Boots were promised by Interior Minister Karimov. A. Karimov, a trader, had the leather. Karimov laughed.",
			"Karimov: Karimov; A. Karimov: A. Karimov, Karimov"},
		"who says something in a quotation is not he": {"Chad held Musa Adam. \"We will hand him over,\" Paul Okeke said.",
			"Musa Adam: Musa Adam, him; Paul Okeke: Paul Okeke"},
		"who praises him is not he": {"Badr Sabti resigned on Monday. His predecessor, Omar Reed, praised him.",
			"Badr Sabti: Badr Sabti, His, him; Omar Reed: Omar Reed"},
		"a Malay daughter": {"Siti binti Rahmat accused Peru.",
			"Siti binti Rahmat: Siti binti Rahmat"},
		"one of another age": {"Police held Musa Adam, 34. Musa Adam, 61, a teacher, came back. Adam, 34, smiled.",
			"Musa Adam: Musa Adam, Adam; Musa Adam: Musa Adam"},
		"a surname beside another": {"Ann Reed went to Riga. Reed and Nsue met on Sunday.",
			"Ann Reed: Ann Reed, Reed; Nsue: Nsue"},
		"a nickname": {"William Carter left. Bill Carter came back. Bob Carter stayed.",
			"William Carter: William Carter, Bill Carter; Bob Carter: Bob Carter"},
		"we are not the one who says so": {"\"We sold our boats,\" Paul Okeke said. \"I went home.\"",
			"Paul Okeke: Paul Okeke, I"},
		"what somebody is stands before his name": {"Police questioned Rastafarian Tom Karsen in May. Tom Karsen was freed.",
			"Tom Karsen: Tom Karsen, Tom Karsen"},
		"a particle with an apostrophe": {"Paola d'Elbano spoke in Oslo. D'Elbano left.",
			"Paola d'Elbano: Paola d'Elbano, D'Elbano"},
		"a surname that is a word for places": {"Julia Park sued. She left.",
			"Julia Park: Julia Park, She"},
		"a miner is no company": {"Felix Quispe, a miner, sued the police.",
			"Felix Quispe: Felix Quispe"},
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

func TestNamesThatArePartOfLongerOnes(t *testing.T) {
	whom(t, "person group place state agreement", map[string][2]string{
		"brigades by their number": {"The 13th Brigade left. The 3rd Brigade stayed.",
			"13th Brigade: 13th Brigade; 3rd Brigade: 3rd Brigade"},
		"a name without what it is for": {"The Reed Foundation for the Deaf closed. The Reed Foundation had paid Peru.",
			"Reed Foundation for the Deaf: Reed Foundation for the Deaf, Reed Foundation; Peru: Peru"},
		"a unit without its arm": {"The 3rd Infantry Brigade left. The 3rd Brigade had fired on Peru. The 4th Brigade stayed.",
			"3rd Infantry Brigade: 3rd Infantry Brigade, 3rd Brigade; Peru: Peru; 4th Brigade: 4th Brigade"},
		"a minister after what his office is for": {"Minister for the Middle East Tobias Ellard comments on an attack in Peru\n\nMinister Tobias Ellard said so.",
			"Middle East: Middle East; Tobias Ellard: Tobias Ellard, Tobias Ellard; Peru: Peru"},
		"a firm in a headline": {"Karsk Shipping to cut many jobs\n\nKarsk Shipping said on Monday it would cut jobs in Peru.",
			"Karsk Shipping: Karsk Shipping, Karsk Shipping, it; Peru: Peru"},
		"a front by its last word": {"The Red Valley Front took a town in Peru. The front said nothing.",
			"Red Valley Front: Red Valley Front, front; Peru: Peru"},
		"capitals of a headline": {"HFLC rules for Peru in trawler case\n\nThe HFLC ruled on Tuesday.",
			"HFLC: HFLC, HFLC; Peru: Peru"},
		"capitals are what they stand for": {"The HFL Choir sang. The Hill Farmers League met. The HFL praised Peru.",
			"HFL Choir: HFL Choir; Hill Farmers League: Hill Farmers League, HFL; Peru: Peru"},
		"a parliament by its name and by its state": {"Israel's parliament met. The Knesset slept. U.S. lawmakers left. The United States Congress slept.",
			"Israel: Israel; Knesset: Israel's parliament, Knesset; United States: U.S.; US Congress: U.S. lawmakers, United States Congress"},
		"the Congress of another state": {"The Congress of Peru met. Peruvian lawmakers slept.",
			"Peruvian parliament: Congress, Peruvian lawmakers; Peru: Peru, Peruvian"},
		"a team by the last word of its name": {"The Karsk Pirates lost to Peru. Only the Pirates wept.",
			"Karsk Pirates: Karsk Pirates, Pirates; Peru: Peru"},
		"a group by the head of its name": {"The Church of the Holy Dawn was fined. Peru said the Church had paid.",
			"Church of the Holy Dawn: Church of the Holy Dawn, Church; Peru: Peru"},
		"two parts of one name": {"The Institute for Peace and Regional Security closed. The Centre for Trade and Harbour Oil met.",
			"Institute for Peace and Regional Security: Institute for Peace and Regional Security; Centre for Trade: Centre for Trade; Harbour Oil: Harbour Oil"},
		"a congress of unions": {"The Trade Union Congress praised Peru.",
			"Trade Union Congress: Trade Union Congress; Peru: Peru"},
		"a party with more words before": {"The Liberal Democratic Party praised Peru.",
			"Liberal Democratic Party: Liberal Democratic Party; Peru: Peru"},
		"a people's congress": {"The General People's Congress praised Peru.",
			"General People's Congress: General People's Congress; Peru: Peru"},
		"a party with the adjective that the text has": {"The Serb Democratic Party praised Peru.",
			"Serbia: Serb; Serb Democratic Party: Democratic Party; Peru: Peru"},
		"a minister is no parliament": {"Bolivia is calm. In Bolivia, minister Rada praised Peru.",
			"Bolivia: Bolivia, Bolivia; Peru: Peru"},
		"the whole name of a party": {"The Justice Party announced its support for Peru.",
			"Justice Party: Justice Party, its; Peru: Peru"},
		"a ministry of no state by its whole name": {"Ministry of Agriculture officials met.",
			"Ministry of Agriculture: Ministry of Agriculture officials, Ministry of Agriculture"},
		"a hotel is a place": {"Gunmen hid in Olsen Tower. The Al-Karsa Hotel is closed.",
			"Olsen Tower: Olsen Tower; Al-Karsa Hotel: Al-Karsa Hotel"},
		"a typographic apostrophe": {"The Democratic People’s Republic of Korea slept.",
			"North Korea: Democratic People’s Republic of Korea"},
		"a company by the first word of its name": {"Harrow Oil closed a well. Harrow gave no reason.",
			"Harrow Oil: Harrow Oil, Harrow"},
		"a town is no company": {"Harrow Oil closed a well. The school is in Harrow.",
			"Harrow Oil: Harrow Oil; Harrow: Harrow"},
		"a month is no name": {"Mar Azul Shipping said it would pay.",
			"Mar Azul Shipping: Mar Azul Shipping, it"},
		"Korean names are of persons": {"Park Yoo-na met Song-ho Ri. Ri smiled.",
			"Park Yoo-na: Park Yoo-na; Song-ho Ri: Song-ho Ri, Ri"},
		"the North beside South Korea": {"South Korea sent rice to the North. The North said nothing.",
			"South Korea: South Korea; North Korea: North, North"},
		"the north elsewhere": {"Rain fell in the North. Peru slept.",
			"North: North; Peru: Peru"},
		"a resolution by its number": {"Peru cited resolution 2199.",
			"Peru: Peru; Resolution 2199: resolution 2199"},
	})
}

func TestWhatANounMeans(t *testing.T) {
	whom(t, "person group state agreement", map[string][2]string{
		"the accord": {"Chad signed the Lome Accord. Peru praised the accord.",
			"Chad: Chad; Lome Accord: Lome Accord, accord; Peru: Peru"},
		"the institute, and not the university": {"The Harbour Institute met Karsk University. The institute said it was glad. The university slept.",
			"Harbour Institute: Harbour Institute, institute, it; Karsk University: Karsk University, university"},
		"the institute": {"The Harbour Institute closed. Peru will pay the institute.",
			"Harbour Institute: Harbour Institute, institute; Peru: Peru"},
		"the ministry of a minister": {"Russian Energy Minister Boris Anin left. He said his ministry had written.",
			"Russia: Russian; Boris Anin: Boris Anin, He, his; Russian energy ministry: his ministry"},
		"we of a minister": {"“We have charts,” Boris Anin, the Russian fisheries minister, said.",
			"Russia: We, Russian; Boris Anin: Boris Anin"},
		"we of a director": {"Karst Security left. “We kept our word,” said Boris Anin, its director.",
			"Karst Security: Karst Security, We, our, its; Boris Anin: Boris Anin"},
		"a quotation that is told at its end": {"Luis Vega met Boris Anin. “I am for trade. Rain is not my fault,” Anin said.",
			"Luis Vega: Luis Vega; Boris Anin: Boris Anin, I, my, Anin"},
		"an office beside the state of another": {"Trade Minister Awa Sidibe met Ghana's envoy. Sidibe left.",
			"Awa Sidibe: Awa Sidibe, Sidibe; Ghana: Ghana's envoy, Ghana"},
	})
}

func TestShortenedTitlesAreNoNames(t *testing.T) {
	analyzer, err := newAnalyzer()
	require.NoError(t, err)
	_, finder := tools(t)
	for _, title := range []string{"Rep.", "Sen.", "Gov.", "Lt. Gov.", "Gen.", "Lt. Gen.", "Maj. Gen.", "Brig. Gen.", "Col.", "Lt. Col.", "Maj.", "Capt.", "Lt.", "Sgt.", "Staff Sgt.",
		"Cpl.", "Pfc.", "Pvt.", "Spc.", "Adm.", "Rear Adm.", "Cmdr.", "Lt. Cmdr.", "Rev.", "Msgr.", "Fr.", "Hon.", "Prof.", "Dr.", "Pres.", "Amb.", "Supt.", "Det.", "Insp.", "Atty. Gen."} {
		t.Run(title, func(t *testing.T) {
			body := title + " Lyle Hatcher criticised Iran on Monday. Hatcher praised Togo."
			got := finder.Find(analyzer.Analyze(body, nil), entity.Context{})
			assert.Equal(t, []string{"Lyle Hatcher: Lyle Hatcher, Hatcher"}, called(got, body, "person"))
		})
	}
}

func TestWhomAPronounCannotMean(t *testing.T) {
	whom(t, "person", map[string][2]string{
		"who is but named in a noun phrase": {"Karim Saleh arrived on Monday.\n\nAt the funeral of Omar Haddad, he criticised Israel.",
			"Karim Saleh: Karim Saleh, he; Omar Haddad: Omar Haddad"},
		"who has died before": {"After the death of Omar Haddad, he criticised Israel.", "Omar Haddad: Omar Haddad"},
		"but what was his":    {"After the death of Omar Haddad, his army attacked Israel.", "Omar Haddad: Omar Haddad, his"},
	})
}

func TestARankIsTakenUpWhereItStandsBetweenCommas(t *testing.T) {
	whom(t, "person", map[string][2]string{
		"of a chief": {"Kenya's army chief, Lt. Gen. Lyle Hatcher, left. The lieutenant general smiled.",
			"Lyle Hatcher: Lyle Hatcher, lieutenant general"},
	})
}

func TestAnOfficerIsNotHisArmy(t *testing.T) {
	analyzer, err := newAnalyzer()
	require.NoError(t, err)
	_, finder := tools(t)
	for _, body := range []string{"U.S. Army Sgt. Lyle Hatcher criticised Iran on Monday.", "U.S. Navy Cmdr. Lyle Hatcher criticised Iran on Monday."} {
		for _, e := range finder.Find(analyzer.Analyze(body, nil), entity.Context{}).Entities {
			if e.Kind == "group" {
				assert.Equal(t, entity.Adjectival, e.Mentions[0].Form, e.Name) // whatever the parse takes for the head
			}
		}
	}
}

func TestPeoplesAndThoseCalledLikeThem(t *testing.T) {
	whom(t, "person group", map[string][2]string{
		"a person with the name of a people before his own": {"Masai Okoro praised Chad on Monday.",
			"Masai Okoro: Masai Okoro"},
		"a minister with such a surname": {"Defence Minister Ndebele praised Chad on Monday.",
			"Ndebele: Ndebele"},
		"a woman is no people": {"A Karen rebel army attacked Myanmar. Karen Halvorsen, a Swedish nurse, praised Chad.",
			"Karens: Karen; Karen rebels: Karen rebel army; Karen Halvorsen: Karen Halvorsen"},
		"a people called like a woman": {"Myanmar accused the Karen of lying.",
			"Karens: Karen"},
		"a people and one of them": {"Zulu rebels met the Zulus.",
			"Zulus: Zulu, Zulus; Zulu rebels: Zulu rebels"},
		"a fund with the name of a people":  {"The Native American Rights Fund praised Chad.", "Native American Rights Fund: Native American Rights Fund"},
		"a party with the name of a people": {"The Maori Party praised Chad.", "Maori Party: Maori Party"},
		"a people of a state": {"Iraqi Kurdish leaders met in Syria.",
			"Kurds: Kurdish leaders, Kurdish"},
	})
}

func TestWhoIsNoRegion(t *testing.T) {
	whom(t, "group", map[string][2]string{
		"leaders of tribes":              {"Tribal Arab leaders accused Chad.", ""},
		"leaders who fled":               {"Exiled Arab leaders accused Chad.", ""},
		"leaders of before":              {"Former Arab leaders accused Chad.", ""},
		"leaders of some in a state":     {"Sudanese Arab leaders accused Chad.", ""},
		"states within a state":          {"Muslim states in northern Nigeria accused Chad.", ""},
		"the states of a region":         {"Moderate Arab leaders accused Chad.", "Arab countries: Arab leaders"},
		"those of a region and a summit": {"European and Arab leaders met.", "Arab countries: Arab leaders"},
	})
}

func TestWhoseGovernmentItIs(t *testing.T) {
	whom(t, "person state group", map[string][2]string{
		"that of the state of the dateline": {"KAMPALA, May 3 - Grace Nakato was arrested on Sunday. The opposition condemned the arrest, and the army was sent to Jinja.",
			"Grace Nakato: Grace Nakato; Ugandan opposition: opposition; Ugandan Armed Forces: army"},
		"not that of the state that urges it": {"SUVA, Fiji (Agency) - The military said it had arrested five men. Australia urged the military to respect the law.",
			"Fijian Armed Forces: military, it, military; men: men; Australia: Australia"},
		"not that of the state where talks were held": {"Colombia waits for a truce. Leaders of the Palm Front met in Cuba. On Monday the government agreed.",
			"Colombia: Colombia, government; Palm Front: Palm Front; Cuba: Cuba"},
		"that of the towns the text is about": {"Thousands marched in Bangkok to demand that the prime minister resign. The government closed the port.",
			"Thailand: prime minister, government"},
		"of an opposition leader his own": {"Zambian opposition leader Hakali Mweemba accused the government of fraud. The government denied it.",
			"Zambia: Zambian, government, government; Zambian opposition: Zambian opposition; Hakali Mweemba: Hakali Mweemba"},
		"nobody's where another state speaks": {"Sudan bombed a market in Darfur. Chad rejected a charge by aid groups. The government said the border was quiet. Sudan said nothing.",
			"Sudan: Sudan, Sudan; Chad: Chad; aid groups: aid groups"},
		"not that of the state that a district borders on": {"Shawal is a town of South Waziristan, an area bordering Afghanistan, where the military has been fighting.",
			"Afghanistan: Afghanistan; Pakistani Armed Forces: military"},
		"that of who backs it it is not": {"Haiti is calm. The U.S.-backed interim government resigned.",
			"Haiti: Haiti; United States: U.S.; interim government of Haiti: interim government"},
		"opposition to a plan is no opposition": {"Peru waits. The opposition to the mine grew.",
			"Peru: Peru"},
		"whose leader another state backs is not of that state": {"Syrian-backed opposition leader Michel Azar met President Rami Haddad of Lebanon.",
			"Syria: Syrian; Michel Azar: Michel Azar; Rami Haddad: Rami Haddad; Lebanon: Lebanon"},
		"a spokesman of who leads an opposition is not the state": {"Peru is calm. Opposition leader Luis Vega is ill, his spokesman said.",
			"Peru: Peru; Luis Vega: Luis Vega, his"},
	})
}

func TestPersonsOfOneSurname(t *testing.T) {
	whom(t, "person", map[string][2]string{
		"who is accused is not who accuses": {"Interior Minister Alan Reed met opposition leader Luis Reed. Alan Reed accused Reed of lying.",
			"Alan Reed: Alan Reed, Alan Reed; Luis Reed: Luis Reed, Reed"},
		"by the office too": {"Interior Minister Alan Reed met opposition leader Luis Reed. The minister accused Reed of lying.",
			"Alan Reed: Alan Reed, minister; Luis Reed: Luis Reed, Reed"},
		"a rank behind an office is a title too": {"Prime Minister Ivan Khan dismissed army chief General Omar Khan. General Khan seized power. The general went home.",
			"Ivan Khan: Ivan Khan; Omar Khan: Omar Khan, Khan, general"},
		"who was shot dead is the slain one": {"Maria Santos, the widow of slain journalist Jose Santos, wept. Santos was shot dead in March.",
			"Maria Santos: Maria Santos; Jose Santos: Jose Santos, Santos"},
		"the first surname of who was named, and not of who comes later": {"Police arrested the nephew of lawmaker Jorge Mejia Lopez. Mejia's wife accused Security Minister Julian Mejia.",
			"Jorge Mejia Lopez: Jorge Mejia Lopez, Mejia; Julian Mejia: Julian Mejia"},
		"who was captured is whom police arrested": {"Interior Minister Claude Petit said police had arrested Jean Petit, a rebel. Petit was captured near Ajaccio.",
			"Claude Petit: Claude Petit; Jean Petit: Jean Petit, Petit"},
		"who is called by the given name is not called by the other": {"Prime Minister Abiy Tesfaye dismissed Foreign Minister Tesfaye Bekele. Tesfaye had criticised the war. Abiy said so.",
			"Abiy Tesfaye: Abiy Tesfaye, Abiy; Tesfaye Bekele: Tesfaye Bekele, Tesfaye"},
		"the new minister is not who was dismissed": {"President Ivan Dube fired Foreign Minister Alan Moyo. Luis Moyo replaced him. The new foreign minister went to Kenya.",
			"Ivan Dube: Ivan Dube; Alan Moyo: Alan Moyo, him; Luis Moyo: Luis Moyo, new foreign minister"},
		"he who thanks him is another": {"Ivan Dube met Alan Moyo in Harare. He thanked him.",
			"Ivan Dube: Ivan Dube, He; Alan Moyo: Alan Moyo, him"},
		"a real name is another name": {"Rebel commander Abu Omar, whose real name is Khaled Hariri, was killed. Hariri told the agency in May that he would win. His brother, Colonel Ahmad Hariri, fled.",
			"Abu Omar: Abu Omar, whose, Khaled Hariri, Hariri, he, His; Ahmad Hariri: brother, Ahmad Hariri"},
		"who is named in full in the line is another than who is named before him": {"Minister Reed said Alan Reed would go. Ann Lim wept.",
			"Reed: Reed; Alan Reed: Alan Reed; Ann Lim: Ann Lim"},
		"a wife who is named in full beside him": {"President Reed, first lady Ann Reed and Luis Vega left.",
			"Reed: Reed; Ann Reed: Ann Reed; Luis Vega: Luis Vega"},
		"the other one is not who was named last": {"Police freed Alan Reed. Paul Reed wept. The other Reed smiled.",
			"Alan Reed: Alan Reed, Reed; Paul Reed: Paul Reed"},
		"the younger one may be any": {"Police freed Alan Reed. The younger Reed smiled.",
			"Alan Reed: Alan Reed; Reed: Reed"},
		"who says it is not whom he names": {"President Ivan Dube spoke. \"I gave Alan Moyo my word,\" he said.",
			"Ivan Dube: Ivan Dube, I, my, he; Alan Moyo: Alan Moyo"},
		"whom the paragraph has presented": {"Alan Reed, an officer, wept. Musa Adam left.\nPaul Reed closed the mill. It was old. Reed smiled.",
			"Alan Reed: Alan Reed; Musa Adam: Musa Adam; Paul Reed: Paul Reed, Reed"},
		"an office in passing does not name again": {"Ann Lim accused Governor Pedro Lim. Ana Torres, no friend of the governor, left. Lim said so.",
			"Ann Lim: Ann Lim, Lim; Pedro Lim: Pedro Lim, governor; Ana Torres: Ana Torres"},
	})
}

func TestSurnamesThatAreOtherWords(t *testing.T) {
	whom(t, "person", map[string][2]string{
		"degrees and units": {"Moussa Ba met Chinese businessman Lei Ma. Mr. Ma left.", "Moussa Ba: Moussa Ba; Lei Ma: Lei Ma, Ma"},
		"months":            {"Home Secretary Alan May said on May 9 that he would go. May accused smugglers.", "Alan May: Alan May, he, May"},
	})
}

func TestWhatCongressIs(t *testing.T) {
	whom(t, "group", map[string][2]string{
		"a party in India":                       {"NEW DELHI, July 7 - Congress spokesman Anil Roy said India waits.", "Indian National Congress: Congress"},
		"a parliament where two states are told": {"India signed a deal with the United States. Congress must approve it.", "US Congress: Congress"},
	})
}

func TestWhichDefiniteItIsNot(t *testing.T) {
	whom(t, "state group", map[string][2]string{
		"the party of another faith": {"Gunmen shot the leader of Iraq's largest Shi'ite group. The main Sunni party withdrew.",
			"Iraq: Iraq; Iraqi Shi'ite group: Iraq's largest Shi'ite group"},
		"a state with adjectives before its region is that named before": {"She left Ivory Coast on Monday. The small west African nation is calm.",
			"Ivory Coast: Ivory Coast, small west African nation"},
		"a state of another side of its continent": {"Kenya is calm. The west African nation accused Togo.",
			"Kenya: Kenya; Togo: Togo"},
		"of two the one on that side": {"Kenya met Ghana. The west African nation accused Togo.",
			"Kenya: Kenya; Ghana: Ghana, west African nation; Togo: Togo"},
		"a region that newspapers know": {"Zambia is calm. The southern African country accused Togo.",
			"Zambia: Zambia, southern African country; Togo: Togo"},
		"a south American country is not the United States": {"Brazil is calm. The south American country accused Togo.",
			"Brazil: Brazil, south American country; Togo: Togo"},
		"what was a republic of a union is not the union": {"President Nursultan Nazarbayev rules the former Soviet republic.",
			"Soviet Union: Soviet"},
	})
}

func TestMinistersAndTerritories(t *testing.T) {
	analyzer, err := newAnalyzer()
	require.NoError(t, err)
	_, finder := tools(t)
	for name, c := range map[string]struct{ body, want string }{
		"ministers after one plural":            {"Zimbabwe is calm. Cabinet ministers Tendai Moyo and Sipho Ndlovu were detained.", "Tendai Moyo=Cabinet minister@Zimbabwe; Sipho Ndlovu=Cabinet minister@Zimbabwe"},
		"of a state that the text names":        {"Lebanese ministers Karim Saleh and Omar Fadel resigned.", "Karim Saleh=minister@Lebanon; Omar Fadel=minister@Lebanon"},
		"two foreign ministers are of two":      {"Foreign Ministers Ann Reed and Luis Vega met in Malta.", ""},
		"a territory that is called so again":   {"The premier of the Cayman Islands, Andrew Foley, left. The territory's governor, Jane Croft, stayed.", "Andrew Foley=premier@Cayman Islands; Jane Croft=governor@Cayman Islands"},
		"a territory by its capitals":           {"The British Virgin Islands (BVI) are calm. BVI Deputy Premier Nathan Weeks resigned.", "Nathan Weeks=Deputy Premier@British Virgin Islands"},
		"a minister of the state of the text":   {"Ghana signed a deal with China. The finance minister, Kojo Asante, praised it.", "Kojo Asante=finance minister@Ghana"},
		"a security chief without his state":    {"Zimbabwe is calm. Former security chief Joram Chitepo fled.", "Joram Chitepo=security chief@Zimbabwe former"},
		"heads of a state and of a government":  {"Prime Minister Tomas Novak met President Petr Dvorak in Prague. Novak said the Czech Republic would help Moldova.", "Tomas Novak=Prime Minister@Czech Republic; Petr Dvorak=President@Czech Republic"},
		"a leader of a group with a long name":  {"The Movement for Democratic Renewal (MDR) left. MDR leader Paul Tembo stayed.", "Paul Tembo=leader@Movement for Democratic Renewal"},
		"a governor of a territory by its name": {"Governor John Marsh of the Falkland Islands resigned.", "John Marsh=Governor@Falkland Islands"},
	} {
		t.Run(name, func(t *testing.T) {
			got := finder.Find(analyzer.Analyze(c.body, nil), entity.Context{})
			assert.Equal(t, c.want, strings.Join(offices(got), "; "))
		})
	}
}

func TestWhatIsToldOfAPerson(t *testing.T) {
	analyzer, err := newAnalyzer()
	require.NoError(t, err)
	_, finder := tools(t)
	for body, want := range map[string]string{
		"Among the dead was Ivan Gelov, a 23-year-old miner.":                          "Ivan Gelov: age 23, dead, sex m, work miner",
		"Ivan Gelov, 44, was held in Chad. Captain Karl Oren freed him.":               "Ivan Gelov: age 44, sex m; Karl Oren: rank captain, sex m",
		"Soldiers found the body of Ivan Gelov. Senator Ann Reed wept.":                "Ivan Gelov: dead, sex m; Ann Reed: office senator, sex f",
		"The former miner Ivan Gelov, aged 61, met Peru's Luis Vega on 24 May.":        "Ivan Gelov: age 61, sex m; Luis Vega: sex m",
		"Ivan Gelov left on Monday with 23 miners. A 30-year-old man saw Ann Reed.":    "Ivan Gelov: sex m; Ann Reed: sex f",
		"The widow of Ivan Gelov wept. Mayor Karl Oren of Oslo, a teacher, was moved.": "Ivan Gelov: dead, sex m; Karl Oren: office mayor, sex m",
	} {
		t.Run(body, func(t *testing.T) {
			var got []string
			for _, e := range finder.Find(analyzer.Analyze(body, nil), entity.Context{}).Entities {
				if e.Kind == "person" {
					got = append(got, e.Name+": "+strings.Join(e.Told, ", "))
				}
			}
			assert.Equal(t, want, strings.Join(got, "; "))
		})
	}
}

func TestTwoOfOneNameInOneArticle(t *testing.T) {
	whom(t, "person", map[string][2]string{
		"a surname tells what the first does": {"Soldiers found Omar Sabri near Basra. Sabri, an engineer, left two children. Omar Sabri, the governor of Basra, wept.",
			"Omar Sabri: Omar Sabri, Sabri; Omar Sabri: Omar Sabri"},
		"a namesake by the line of whom it tells": {"Honduras is calm. Luis Vega met Ann Reed in Copan. Luis Vega, a farmer who has the same name as the president, cheered.",
			"Luis Vega: Luis Vega; Ann Reed: Ann Reed; Luis Vega: Luis Vega"},
		"a mayor and a chairman where two share a name": {"Ole Dahl, chairman of the Harbour Union, left. Ole Dahl, the mayor of Bergen, stayed. The mayor is a namesake of the other.",
			"Ole Dahl: Ole Dahl; Ole Dahl: Ole Dahl, mayor"},
		"a captain before a businessman of his surname": {"Captain Oren freed the sailors. A businessman, Karl Oren, bought the ship.",
			"Oren: Oren; Karl Oren: Karl Oren"},
		"a double surname after the first alone": {"Chile arrested Jose Luis Vega on Monday. Vega Ortiz, who left office in May, denied it.",
			"Jose Luis Vega: Jose Luis Vega, Vega Ortiz"},
		"a Chinese family name that is a town too": {"A spokesman, Gao Feng, said both sides were calm. Gao did not say more.",
			"Gao Feng: Gao Feng, Gao"},
		"a Chinese family name of two letters": {"Prosecutors charged Li Wenqi in Shanghai. Li was detained at his home.",
			"Li Wenqi: Li Wenqi, Li, his"},
	})
	whom(t, "group", map[string][2]string{
		"a High Court is no Supreme Court": {"Kenya's High Court freed them. Kenya's Supreme Court did not.",
			"High Court of Kenya: Kenya's High Court; Supreme Court of Kenya: Kenya's Supreme Court"},
		"letters before the words": {"KFRU fighters left. The Kolda Front for Rural Unity (KFRU) won.",
			"Kolda Front for Rural Unity: KFRU fighters, KFRU, Kolda Front for Rural Unity, KFRU"},
	})
}

func TestOtherNames(t *testing.T) {
	whom(t, "person group", map[string][2]string{
		"a nom de guerre": {"Ibrahim Kone, also known as Commander Tiger, was held. Commander Tiger is ill. Kone denied it.",
			"Ibrahim Kone: Ibrahim Kone, Tiger, Tiger, Kone"},
		"a group before the words of its letters": {"The FLP, or Front for the Liberation of the Plains, left. FLP fighters fled.",
			"Front for the Liberation of the Plains: FLP, Front for the Liberation of the Plains, FLP fighters, FLP"},
		"a party under its old name": {"The Unity Party, formerly the Workers' Front, won. The Workers' Front was founded in 1990.",
			"Unity Party: Unity Party, Workers' Front, Workers' Front"},
		"who works elsewhere now has no other name": {"Ann Reed, formerly of the Harbour Bank, won.",
			"Ann Reed: Ann Reed; Harbour Bank: Harbour Bank"},
		"an initial is of who bears the surname": {"Sergei Ivanenko resigned. S. Ivanenko was appointed in 2003.",
			"Sergei Ivanenko: Sergei Ivanenko, S. Ivanenko"},
		"a Korean name with a hyphen is one": {"Park Jung-soo met Park Hye-rin.",
			"Park Jung-soo: Park Jung-soo; Park Hye-rin: Park Hye-rin"},
		"a name before an occupation": {"U Tin Win, a lawyer, said the court was unfair.",
			"U Tin Win: U Tin Win"},
		"a foundation for several things": {"The Harbour Foundation for the Visual Arts closed.",
			"Harbour Foundation for the Visual Arts: Harbour Foundation for the Visual Arts"},
		"rebels in a state are of it": {"Peru armed the rebels in Chad.",
			"Chadian rebels: rebels"},
		"a surname that the name finder takes for a place": {"Former security chief Emmerson Chitepo left. The army heard that Chitepo had fled.",
			"Emmerson Chitepo: Emmerson Chitepo, Chitepo"},
	})
}

func TestTheOppositionInParliamentIsNotParliament(t *testing.T) {
	whom(t, "group", map[string][2]string{
		"at the head of a sentence": {"Kenya votes in May. Opposition lawmakers accused Somalia.",
			"Kenyan opposition: Opposition lawmakers"},
		"within it": {"In Kenya on Monday opposition MPs left.",
			"Kenyan opposition: opposition MPs"},
	})
}

func TestTheDeadDoNotSpeak(t *testing.T) {
	whom(t, "person", map[string][2]string{
		"a son speaks of his dead father": {"Hassan Daoud was shot dead in Beirut. His son, Karim Daoud, wept. Daoud accused Syria.",
			"Hassan Daoud: Hassan Daoud, His; Karim Daoud: son, Karim Daoud, Daoud"},
		"a son of the same name speaks": {"Joseph Banda died on Monday. Joseph Banda Jr. wept. Banda, 24, accused Zambia.",
			"Joseph Banda: Joseph Banda; Joseph Banda Jr.: Joseph Banda Jr., Banda"},
		"nor does whom a bomb killed": {"A bomb killed Hassan Daoud in Beirut. Doctors found Karim Daoud. Daoud accused Syria.",
			"Hassan Daoud: Hassan Daoud; Karim Daoud: Karim Daoud, Daoud"},
		"who died is still who was buried": {"Julio Vargas died on Monday. Ana Vargas wept. Vargas was killed by a bomb.",
			"Julio Vargas: Julio Vargas, Vargas; Ana Vargas: Ana Vargas"},
		"and who is buried": {"Gunmen killed Paul Okeke. Musa Okeke wept. Okeke was buried on Friday.",
			"Paul Okeke: Paul Okeke, Okeke; Musa Okeke: Musa Okeke"},
	})
}

func TestPronounsForThings(t *testing.T) {
	whom(t, "state group place", map[string][2]string{
		"measures against it are not its own": {"Chad is poor. Peru imposed measures against it.",
			"Chad: Chad, it; Peru: Peru"},
		"a festival of a capital is not its government's": {"The Nairobi lantern festival began. Riga taxi drivers slept.",
			"Nairobi: Nairobi; Riga: Riga"},
		"what happened is no state": {"Gunmen attacked Chad. It was the deadliest attack in years.",
			"Chad: Chad"},
		"a town that the line is about": {"The Harbour Institute closed. Aleppo lies on a road that feeds its mills.",
			"Harbour Institute: Harbour Institute; Aleppo: Aleppo, its"},
	})
}

func TestLoneNationals(t *testing.T) {
	whom(t, "person state group", map[string][2]string{
		"the one of that state": {"Kenyan diplomat Grace Auma met Paul Okeke. The Kenyan said the truce held.",
			"Kenya: Kenyan; Grace Auma: Grace Auma, The Kenyan; Paul Okeke: Paul Okeke"},
		"a minister of that state": {"Uganda's Paul Okeke won. Voters called the Ugandan a serious man.",
			"Uganda: Uganda; Paul Okeke: Paul Okeke, the Ugandan; voters: Voters"},
		"one who is called by a noun": {"Spanish diplomat Luis Vega met the mayor. The Spaniard said the truce held. A Briton left.",
			"Spain: Spanish; Luis Vega: Luis Vega, The Spaniard; United Kingdom: Briton"},
		"a given name that is also a noun for one": {"Dane Reed met a Turk.",
			"Dane Reed: Dane Reed; Turkey: Turk"},
		"many are their state": {"France's Luc Morel won. The French cheered.",
			"France: France, French; Luc Morel: Luc Morel"},
		"an adjective before its noun is none": {"Kenyan diplomat Grace Auma left. The Kenyan army stayed.",
			"Kenya: Kenyan, Kenyan; Grace Auma: Grace Auma; Kenyan Armed Forces: Kenyan army"},
	})
}

func TestOperationsByTheirShortNames(t *testing.T) {
	whom(t, "operation group state", map[string][2]string{
		"the name alone": {"Peru launched Operation Haribon. Haribon killed ten rebels.",
			"Peru: Peru; Operation Haribon: Operation Haribon, Haribon; rebels: ten rebels"},
	})
}

func TestNamesWithWordsThatTitlesHave(t *testing.T) {
	whom(t, "person group state", map[string][2]string{
		"an army of the faithful is not its state's": {"Peru freed a group calling itself the Islamic Army of Chad.",
			"Peru: Peru; Islamic Army of Chad: Islamic Army of Chad"},
		"an agency for a state is not the state": {"The Jewish Agency for Peru wept.",
			"Jewish Agency for Peru: Jewish Agency for Peru"},
		"a league for defence":              {"The Danish Defence League wept.", "Danish Defence League: Danish Defence League"},
		"a ministry is its state's":         {"The Danish Defence Ministry wept.", "Denmark: Danish; Danish defence ministry: Danish Defence Ministry"},
		"somebody with the name of a month": {"April Dunn, a lawyer, wept. In April Peru wept.", "April Dunn: April Dunn; Peru: Peru"},
	})
}

func TestNamesOfWhichNothingTells(t *testing.T) {
	whom(t, "person group state place", map[string][2]string{
		"what says it of itself": {"Vantaro said it would sell ships to Peru. Vantaro gave no reason.",
			"Vantaro: Vantaro, it, Vantaro; Peru: Peru"},
		"what has something of its own": {"Karst kept its word. Karst left Mali.",
			"Karst: Karst, its, Karst; Mali: Mali"},
		"who is asked has what the deed is about": {"ECOWAS asked Mali to publish its contract.",
			"ECOWAS: ECOWAS; Mali: Mali, its"},
		"what comes of a deed": {"Chad will trade with Peru, allowing it to buy ships.",
			"Chad: Chad, it; Peru: Peru"},
		"police near an embassy are not its state's": {"Peru and Chile met. Riot police stood near the Japanese embassy.",
			"Peru: Peru; Chile: Chile; Japan: Japanese embassy, Japanese"},
	})
}

func TestWhoIsCalledByHisAge(t *testing.T) {
	whom(t, "person", map[string][2]string{
		"whose age it is": {"Prosecutors charged Musa Adam, 34, with fraud. A judge freed Paul Okeke. The 34-year-old denied the charge.",
			"Musa Adam: Musa Adam, The 34-year-old; Paul Okeke: Paul Okeke"},
		"whom the line before is about": {"Tom Olsen met Paul Okeke. The 51-year-old trader smiled.",
			"Tom Olsen: Tom Olsen, The 51-year-old trader; Paul Okeke: Paul Okeke"},
		"not one of another age": {"Musa Adam, 34, was held. The 51-year-old denied it.",
			"Musa Adam: Musa Adam"},
		"a name after it is who is meant": {"Musa Adam was held. The 51-year-old Paul Okeke was freed.",
			"Musa Adam: Musa Adam; Paul Okeke: Paul Okeke"},
		"who has the office, though another is of that age": {"Tom Olsen, Sweden's envoy, met Musa Adam, 63, a trader. The 63-year-old envoy smiled.",
			"Tom Olsen: Tom Olsen, The 63-year-old envoy; Musa Adam: Musa Adam"},
		"the office of somebody without a name": {"Sweden's envoy met Musa Adam, 63, a trader. The 63-year-old envoy smiled.",
			"Musa Adam: Musa Adam"},
		"neither where age and office tell two": {"Tom Olsen, 58, Sweden's envoy, met Musa Adam, 63, a trader. The 63-year-old envoy smiled.",
			"Tom Olsen: Tom Olsen; Musa Adam: Musa Adam"},
		"no thing": {"Musa Adam was held. The 12-year-old war goes on. The 51-year-old mayor of Riga smiled.",
			"Musa Adam: Musa Adam"},
	})
}
