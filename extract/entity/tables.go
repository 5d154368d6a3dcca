package entity

import "time"

// thing is a row of a table that is an entity by itself.
type thing struct {
	kind, name, class           string
	code, iso3, cameo, wikidata string
	state                       string // ISO3 of the state it belongs to
	adjective                   string // of a state, in the names of its bodies
	gender                      string
	runner                      int32  // of an operation: the thing that runs it, or None
	terms                       []term // of a leader
}

// term is an office that a leader held for a time.
type term struct {
	of       int32 // thing
	office   string
	from, to time.Time // zero: still
}

// entry is one way of naming a thing.
type entry struct {
	thing    int32
	form     Form
	capitals uint64 // which atoms must begin with a capital
	acronym  bool   // must be in capitals
	inside   bool   // only where no other capitalised word adjoins
	surname  bool   // of a leader: a short form, which dates and titles must confirm
	titled   bool   // a surname that is also something else: only after a title
	shared   bool   // a surname of many: only after an office that the leader had
	party    bool   // an adjective that is a party only before a seat or an office of a party: Labour MP
	town     bool   // a capital that never stands for its government
	common   bool   // its only word is also an ordinary one
}

// Kinds of the vocabulary that tables and the shapes of names give.
const (
	kindPerson    = "person"
	kindState     = "state"
	kindGroup     = "group"
	kindOperation = "operation"
	kindPlace     = "place"
	kindAgreement = "agreement"
)

// tables is everything that the finder knows, read once and never changed.
type tables struct {
	vocab   vocabulary
	names   *lexicon
	entries []entry
	things  []thing
	byName  map[string]int32 // canonical name to thing
	byISO3  map[string]int32 // states and territories

	words   *lexicon
	phrases []phrase
	bodies  []body
	descs   []description
	defs    []definite

	regions  map[string][]string  // name of a place to the ISO3 of the states in it
	given    map[string]string    // folded given name to m, f or -
	common   map[string]bool      // words that are written small
	variants map[string]string    // folded given name to the one spelling that stands for all
	rules    map[string]rules     // folded name to its rules in ambiguous.tsv
	mostly   map[string]string    // folded name of several states to the ISO3 of the one that it means where nothing tells which
	nouns    map[string]string    // noun for a person to the gender that it tells
	kinds    map[string]string    // noun for a relative to the tie that it tells
	bodyOf   map[string]int32     // what a body of a state would be called by its template to the thing that it is: Israeli parliament
	shorts   map[string][2]string // names with "the" to a state, and the other beside which they mean it
	agents   map[string]bool      // other nouns for a person
	titles   map[string]bool      // heads of offices
	under    map[string]bool      // prefixes of offices whose holder is below another
	weights  map[string]float32   // of the clues to what a pronoun takes up
}

// phraseClass says what a run of words is to the parse.
type phraseClass uint8

const (
	headWord phraseClass = iota
	prefixWord
	domainWord
	formerWord
	tailWord
	bodyWord
	descWord
	defWord
	phraseClasses // their number
)

// phrase is a run of words with a meaning for the parse.
type phrase struct {
	class   phraseClass
	index   int32 // of the body, description or definite
	cue     cue   // for rows of cues.tsv, which have no class
	flags   flags
	gender  string
	cased   bool // must be written as in the table (PM)
	capital bool // must begin with a capital (High Court)
}

// flags are those of offices.tsv.
type flags uint32

const (
	ofState flags = 1 << iota
	ofGroup
	ofPlace
	rank
	courtesy
	also
	plural
	counterpart
	personal
	loose  // of a prefix: no part of the title
	style  // before a single name it is part of how its holder is called: King Hussam
	nation // before a name and without any owner it is an office of the state that the text is about
	before // who had the office before
	sent   // "to" after it leads to where its holder is sent
	work   // what its holder does, and no office: student; of a rank only where it is written small: captain
	seat   // in a parliament or council: of a party it is no office
	serves // no office either, but who is so is of the state: soldier
	after  // who had the office after
	inner  // within an organisation: never of a state
	under  // of a prefix: the office is that of somebody below whoever has the office without it
)

// flag returns the flag of a name in offices.tsv.
func flag(name string) (flags, bool) {
	for i, n := range []string{"state", "group", "place", "rank", "courtesy", "also", "plural", "counterpart", "person", "loose", "style", "nation", "before", "sent", "work", "seat", "serves", "after", "inner", "under"} {
		if n == name {
			return 1 << i, true
		}
	}
	return 0, false
}

// cue is a set of word classes of cues.tsv.
type cue uint64

const (
	locative cue = 1 << iota
	travel
	link
	town
	speech
	particle
	month
	weekday
	groupWord
	placeWord
	operationWord
	agreementWord
	skipWord
	heWord
	sheWord
	theyWord
	itWord
	weWord
	relative
	modifier
	preposition
	members
	clause
	adjectivalWord
	compound
	organisation
	locality
	verb
	untelling
	tied
	collective
	campaign
	dispatch
	namesake
	namesakes
	succession
	unrelated
	generation
	family
	unit
	stance
	kin
	companion
	outcome
	abroad
	alias
	dying
	killing
	amount
	dealing
	judging
	ground
	pairStates
	pairSides
	pairPersons
	befalling
	fringe
	faith
	mourned
	utterance
	issuing
	deputed
	adherent
	vanguard // of armed groups, in other languages
)

// cueOf returns the class of a name in cues.tsv.
func cueOf(name string) (cue, bool) {
	for i, n := range []string{"locative", "travel", "link", "town", "speech", "particle", "month", "weekday", "group", "place", "operation",
		"agreement", "skip", "he", "she", "they", "it", "we", "relative", "modifier", "preposition", "members", "clause", "adjectival", "compound",
		"organisation", "locality", "verb", "untelling", "tied", "collective", "campaign", "dispatch", "namesake", "namesakes", "succession", "unrelated", "generation", "family", "unit", "stance", "kin", "companion",
		"outcome", "abroad", "alias", "dying", "killing", "amount", "dealing", "judging", "ground", "pair-states", "pair-sides", "pair-persons", "befalling", "fringe", "faith", "mourned", "utterance", "issuing", "deputed", "adherent", "vanguard"} {
		if n == name {
			return 1 << i, true
		}
	}
	return 0, false
}

// rules are those of ambiguous.tsv.
type rules uint16

const (
	never rules = 1 << iota
	titledOnly
	townOnly
	acronymOnly
	insideOnly
	homeOnly
	officeOnly
	partyOnly
	usualOnly
	bodyOnly
)

func rule(name string) (rules, bool) {
	for i, n := range []string{"never", "titled", "town", "acronym", "inside", "home", "office", "party", "usual", "body"} {
		if n == name {
			return 1 << i, true
		}
	}
	return 0, false
}

// body is a row of bodies.tsv: what belongs to a state and acts for it.
type body struct {
	class  string
	name   string // template, empty when the body stands for the state itself
	bare   bool   // may stand alone after "the"
	plain  bool   // may stand alone where the text is plainly about one state
	always bool   // may stand alone without it
	told   bool   // may stand alone where the text has said whose it is
	placed bool   // is of the state that it is in
}

// single says whether a state has just one such body, so that "the ..." is that of the state the article is plainly about.
func (b *body) single() bool {
	if b.plain {
		return true
	}
	switch b.class {
	case "ministry", "bank", "agency", "police", "parliament":
		return true
	}
	return false
}

// seated says whether such a body may be called by the town or the state it sits in.
func (b *body) seated() bool { return b.class == "court" || b.class == "parliament" || b.placed }

// description is a row of described.tsv.
type description struct {
	class   string
	name    string
	bare    bool
	words   bool // called by the words of the text, not by the name of the class
	members bool
	loose   bool // a row of people.tsv
}

// definite is a row of definites.tsv.
type definite struct {
	classes []string
	across  bool
}
