package entity_test

import (
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"newsgraph/extract/entity"
	"newsgraph/extract/text"
)

// newAnalyzer reads the model once for all tests that need a parse.
var newAnalyzer = sync.OnceValues(text.New)

// incidental are the entities that only loose nouns name.
func incidental(f entity.Found) []string {
	var out []string
	for _, e := range f.Entities {
		if e.Incidental {
			out = append(out, e.Name)
		}
	}
	return out
}

func TestPeopleWithoutAName(t *testing.T) {
	analyzer, err := newAnalyzer()
	require.NoError(t, err)
	_, finder := tools(t)
	for name, c := range map[string]struct{ body, entities, incidental string }{
		"victims are a group of their own": {"Raiders abducted 30 schoolgirls from Dapchi.",
			"place Dapchi", "raiders; schoolgirls"},
		"victims of a state are the state": {"Gunmen killed six Kenyan teachers in Mandera.",
			"state Kenya; place Mandera", ""},
		"people of a state who act are a group": {"Bolivian miners blocked the road.",
			"state Bolivia", "Bolivian miners"},
		"of many women the women act": {"Hundreds of Bolivian women marched against Peru.",
			"state Bolivia; state Peru", "Bolivian women"},
		"retired generals are no army": {"Six retired Turkish generals criticised Armenia.",
			"state Turkey; state Armenia", "Turkish generals"},
		"advocates of rights are a circle": {"Russian human rights advocates criticised Chad.",
			"state Russia; state Chad", "Russian human rights advocates"},
		"politicians of the opposition are the opposition": {"Gabonese opposition leaders met Ghana's envoy.",
			"state Gabon; group Gabonese opposition; state Ghana", ""},
		"rebels are called by what they are": {"Maoist rebels entered Gorkha. The rebels left Peru.",
			"group Maoist rebels; place Gorkha; state Peru", ""},
		"militias are called by their faith": {"Shi'ite militiamen entered Basra.",
			"group Shiite militia; place Basra", ""},
		"people who are only counted are a group where the text tells what befell them": {"Rebels killed 14 people in Gao.",
			"group rebels; place Gao", "people"},
		"of the killing of people too": {"The killing of 14 people by rebels angered Chad.",
			"group rebels; state Chad", "people"},
		"people who do something are nobody": {"Some 200 people left Gao.",
			"place Gao", ""},
		"ethnic Albanians are not Albania": {"Ethnic Albanians accused Serbia.",
			"group ethnic Albanians; state Serbia", ""},
		"Serbs of Bosnia are not Serbia": {"Bosnian Serbs accused Turkey.",
			"group Bosnian Serbs; state Turkey", ""},
		"people of a faith are a group of the state where they are": {"Christians in Lebanon accused Syria.",
			"group Lebanese Christians; state Lebanon; state Syria", ""},
		"leaders of a region are its states": {"West African leaders met in Abuja.",
			"group West African countries; place Abuja", ""},
		"a rebel front is called by all of its name": {"The rebel Hazara Front attacked Herat.",
			"group Hazara Front; place Herat", ""},
		"nationals are always their state": {"Russian citizens left the city.",
			"state Russia", ""},
		"circles are a group beside their state": {"Police in Minsk freed two Polish journalists.",
			"place Minsk; state Poland", "Polish journalists"},
		"the modifiers that tell are kept": {"France criticised the arrest of four human rights lawyers.",
			"state France", "human rights lawyers"},
		"numbers and sizes tell nothing": {"The two main unions rejected the offer.",
			"", "unions"},
		"the same noun again means the same people": {"Bolivian miners blocked the road. The miners accused a bank.",
			"state Bolivia", "Bolivian miners"},
		"a single company by the adjective of its state": {"Former soldiers were hired by an Emirati company.",
			"state United Arab Emirates", "Emirati company; former soldiers"},
		"a company that is named is no loose one": {"Rockets were sent by an Iranian shipping firm, Sepand Lines.",
			"state Iran; group Sepand Lines", ""},
		"creditors of a state are no citizens of it": {"Talks between Ghana and its creditors resumed.",
			"state Ghana", "creditors"},
		"soldiers of whom an army tells are its own": {"The Chadian army said soldiers killed a hunter in Goma.",
			"state Chad; group Chadian Armed Forces; place Goma", ""},
		"soldiers whom an army has lost are its own": {"The Chadian army said rebels killed two soldiers in Goma.",
			"state Chad; group Chadian Armed Forces; group rebels; place Goma", ""},
		"soldiers whose they are is told are not of the army that tells": {"The Chadian army said coalition soldiers killed a hunter in Goma.",
			"state Chad; group Chadian Armed Forces; place Goma", "coalition soldiers"},
		"who sends troops sends its own": {"Chad sent troops to Libya.",
			"state Chad; state Libya", ""},
		"reporters only hear": {"Chad's president told reporters that Libya had agreed.",
			"state Chad; state Libya", ""},
		"letters in brackets are the group wherever they stand": {"The Coastal Fishers Union (CFU) sued Gabon. The Gabon-backed CFU had left.",
			"group Coastal Fishers Union; state Gabon", ""},
		"an unknown word after out of is a place": {"Chad pulled its troops out of Kanyaruvela.",
			"state Chad; group Chadian Armed Forces; place Kanyaruvela", ""},
		"a surname like a capital after a name that no list has": {"Valdeska Paris, an Australian singer, left Chad.",
			"person Valdeska Paris; state Australia; state Chad", ""},
		"who is taken up by her surname is who bears it in full": {"Namibia's Foreign Minister Tuuli Hangala (L) with her Botswanan counterpart, Lesedi Moro.\n\nHangala repeated her accusation.",
			"state Namibia; person Tuuli Hangala; state Botswana; person Lesedi Moro", ""},
		"a single body that nobody names is what the text calls it": {"A human rights group accused Chad.",
			"state Chad", "human rights group"},
		"a single body with a name is no loose one": {"A human rights group, Water First, accused Chad. Press Monitor, a media rights group, met Chad.",
			"group Water First; state Chad; group Press Monitor", ""},
		"who follows somebody is called by whom": {"Supporters of President Robert Mugabe burnt a flag. Critics of the law left Chad.",
			"person Robert Mugabe; state Chad", "supporters of Robert Mugabe"},
		"a faith with the adjective of a state is a group": {"Chad freed four Danish Muslims.",
			"state Chad; state Denmark; group Danish Muslims", ""},
		"small letters make the West none the less": {"Chad accused several western governments.",
			"state Chad; group Western countries", ""},
		"a lone person is nobody": {"A teacher was freed in Chad.",
			"state Chad", ""},
		"fighters tied to a group are not the group": {"Al-Qaeda-linked fighters burnt a bridge.",
			"group al-Qaeda-linked fighters; group al-Qaeda", ""},
	} {
		t.Run(name, func(t *testing.T) {
			got := finder.Find(analyzer.Analyze(c.body, nil), entity.Context{})
			assert.ElementsMatch(t, split(c.entities), entities(got))
			assert.ElementsMatch(t, split(c.incidental), incidental(got))
		})
	}
}

func split(list string) []string {
	if list == "" {
		return nil
	}
	return strings.Split(list, "; ")
}

func TestNamesBesideTheirNouns(t *testing.T) {
	tokenizer, finder := tools(t)
	for name, c := range map[string]struct{ body, want string }{
		"a group by its own words":               {"Bishop Luka Moro was killed by the Army of the Third Moon.", "person Luka Moro; group Army of the Third Moon"},
		"a firm with an ampersand":               {"Lobbyists of Barrow & Pike met Chad.", "group Barrow & Pike; state Chad"},
		"a federation of people":                 {"The Dockers' Union of Malta called a strike.", "group Dockers' Union of Malta"},
		"a firm that a noun announces":           {"Chad hired the security firm Crane Gulf.", "state Chad; group Crane Gulf"},
		"an exercise that a noun announces":      {"Peru took part in the exercise Silver Heron.", "state Peru; operation Silver Heron"},
		"a task force with a number":             {"Two frigates joined the anti-piracy mission Task Force 188.", "operation Task Force 188"},
		"guerrillas of a group":                  {"The base was raided by guerrillas of the Southern Bloc.", "group Southern Bloc"},
		"guerrillas after a group":               {"The Southern Bloc guerrillas agreed.", "group Southern Bloc"},
		"a group by what is said beside it":      {"A nurse was held by the Sand Hawks, a group in Mali.", "group Sand Hawks; state Mali"},
		"a company by what is said beside it":    {"Engineers worked for Obras Tarno, a builder from Porto.", "group Obras Tarno; place Porto"},
		"a list of towns after their noun":       {"Rebels left the towns of Amsa, Torrin and Bela.", "group rebels; place Amsa; place Torrin; place Bela"},
		"one kind for one name in an article":    {"Ostra Bay was sold. The shipping company Ostra Bay sank.", "group Ostra Bay"},
		"a definite before a name is the name's": {"Hamas left. The charity Blue Well stayed.", "group Hamas; group Blue Well"},
		"an army joined to a government":         {"Lesotho's government and army agreed.", "state Lesotho; group Lesotho Armed Forces"},
		"a court by its state":                   {"She was jailed by a court in Kenya.", "group Kenyan courts; state Kenya"},
		"police in a state are of that state":    {"Police in Kenya arrested a Somali minister.", "group Kenyan police; state Kenya; state Somalia"},
		"a court by its town":                    {"She was jailed by a court in Hanoi.", "group court in Hanoi; place Hanoi"},
		"a parliament by its town":               {"North Macedonia waits. Parliament in Skopje meets.", "state North Macedonia; group North Macedonian parliament; place Skopje"},
		"police where one state is spoken of":    {"Thailand closed the border. Police held two men.", "state Thailand; group Thai police"},
		"police where two are spoken of":         {"Police held two men. Laos and Thailand closed the border.", "state Laos; state Thailand"},
		"al- has no capital within a line":       {"He is linked to al-Qaeda in the Islamic Maghreb.", "group Al-Qaeda in the Islamic Maghreb"},
	} {
		t.Run(name, func(t *testing.T) {
			got := finder.Find(tokenizer.Tokenize(c.body, nil), entity.Context{})
			assert.Equal(t, c.want, strings.Join(entities(got), "; "))
		})
	}
}

func TestOfficesWithoutTheirState(t *testing.T) {
	tokenizer, finder := tools(t)
	for name, c := range map[string]struct{ body, want string }{
		"the state of the article":                                       {"Guinea-Bissau is calm. Soldiers arrested President Baciro Mane.", "Baciro Mane=President@Guinea-Bissau"},
		"the state that a minister speaks of":                            {"Australia would help Fiji, Foreign Minister Hugh Pell said.", "Hugh Pell=Foreign Minister@Australia"},
		"never one of two":                                               {"Fiji and Tonga met after Foreign Minister Hugh Pell left.", ""},
		"a king is not of another's state":                               {"King Anselm received the prime minister of Malta, Carla Borg.", "Carla Borg=prime minister@Malta"},
		"the owner after the name":                                       {"The march was against President Didier Ngosso of Gabon.", "Didier Ngosso=President@Gabon"},
		"the mission and not the land":                                   {"Hamid Idris is a spokesman for the Western Sahara mission MINURSO.", "Hamid Idris=spokesman@MINURSO"},
		"a group that a noun announces":                                  {"Help came late, said the head of the aid group Water Now, Nils Olden.", "Nils Olden=head@Water Now"},
		"a place between office and name":                                {"Oxfam will leave, its director in Lima, Joost Kramer, said.", "Joost Kramer=director@Oxfam"},
		"ranks between office and name":                                  {"The president of Chad, Major General Ali Sabre, left.", "Ali Sabre=president@Chad"},
		"its is of whom the line is about":                               {"India's aid to Nepal was praised by its ambassador, Sunita Rana.", "Sunita Rana=ambassador@India"},
		"a lawyer of a president has no office":                          {"Peru's President Luis Vega left. Vega's lawyer, Hernan Tapia, stayed.", "Luis Vega=President@Peru"},
		"the mission that is named later":                                {"The head of the mission, Teresa Valle, left. The mission, MINUSTEL, goes on.", "Teresa Valle=head@MINUSTEL"},
		"a domain that no table has is no owner":                         {"Sri Lankan Fisheries Minister Nimal Perera resigned.", "Nimal Perera=Fisheries Minister@Sri Lanka"},
		"of two of a name, both of one state":                            {"The United States is far away. Iraq thanked President Bush.", "Bush=President@United States"},
		"of one with that title, if undated":                             {"Chile and France spoke. Chile thanked President Chirac.", "Jacques Chirac=President@France"},
		"a rebel leader leads rebels and no land":                        {"Russian troops killed Chechen rebel leader Aslan Dudurov.", "Aslan Dudurov=rebel leader@Chechen rebels"},
		"nor is a business leader one of the state":                      {"Kenyan business leader Paul Okeke and Jordanian terrorist leader Abu Musa Karim met.", ""},
		"an assembly is no general":                                      {"The Organization of American States General Assembly met.", ""},
		"an opposition leader need not be of the state that arrests him": {"Ethiopian police arrested opposition leader Bekele Tadese.", ""},
		"of the state where he leads it":                                 {"Gunmen shot Bekele Tadese, an opposition leader in Togo.", "Bekele Tadese=opposition leader@Togolese opposition"},
		"a senator is of the state that he names":                        {"Senator Luis Vega of Texas met Karim Nasser, a lawmaker from Ohio.", "Luis Vega=Senator@Texas; Karim Nasser=lawmaker@Ohio"},
		"a governor too":                                                 {"Governor Luis Vega of Texas resigned.", "Luis Vega=Governor@Texas"},
		"a general of an army has his rank in it":                        {"General Luis Vega of the Chadian army resigned.", "Luis Vega=General@Chadian Armed Forces"},
		"whoever serves as something is it":                              {"Luis Vega served as Chad's top diplomat.", "Luis Vega=top diplomat@Chad"},
		"a leader in a group is one of it":                               {"Luis Vega was a senior leader in Hamas.", "Luis Vega=leader@Hamas"},
		"a commander's state is not what he leads":                       {"The Turkish commander of NATO forces, General Luis Vega, resigned.", "Luis Vega=commander@NATO"},
		"who served under a president is of his state": {"U.S. troops left. Luis Vega was energy secretary under President Bill Clinton.",
			"Luis Vega=energy secretary@United States; Bill Clinton=President@United States"},
	} {
		t.Run(name, func(t *testing.T) {
			got := finder.Find(tokenizer.Tokenize(c.body, nil), entity.Context{})
			assert.Equal(t, c.want, strings.Join(offices(got), "; "))
		})
	}
}
