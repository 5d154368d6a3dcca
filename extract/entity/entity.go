// Package entity finds who and what an article speaks of: names by shape and by gazetteer tables, offices ("Russian Foreign
// Minister Sergey Lavrov"), governments by capital, demonym or seat, and which mentions mean the same one.
//
//	text.Document --scan--> words and names of the tables --parse--> mentions --link--> entities and their offices
//
// The scan looks every word up in two tries; the parse reads noun phrases (owner, modifiers, office, body, name) from left to
// right; the link makes one entity of full and short names, acronyms, offices, bodies, descriptions and pronouns. Names that no
// table has are typed by their own words, by the nouns beside them ("the security firm X", "X, a group") and, where these are
// silent, by the document's names. People whom a text does not name are their state, or a group of their own when they act or
// belong to none ("schoolgirls", "Bolivian miners"): such groups are marked, so that only claims make nodes of them. Nothing is
// added from background: tables lend a name its other spellings, codes and state, never an actor that the text does not name.
//
// All words that the package knows are rows of the files in tables/, each with a comment that names its columns.
package entity

import (
	"time"

	"newsgraph/extract/text"
)

// None stands for an entity that there is none of.
const None = -1

// Entity is one actor, place, operation or agreement of an article, with all its mentions.
type Entity struct {
	Kind     string // name of a kind of the vocabulary
	Name     string // the fullest or best known name
	Aliases  []string
	Code     string // external code that makes its id, for example MLI; empty when none is known
	Scope    string // for persons: the id of the state or organisation of their office, see graph.EntityID
	ISO3     string // of a state, or of the state whose territory a place is
	CAMEO    string
	Wikidata string
	State    string // ISO3 of the state that a person, group or operation belongs to or acts for, as far as known
	Class    string // for groups: igo, bloc, armed, party, force, ministry, described …, see tables/groups.tsv
	Gender   string // for persons: m, f or empty when the text and the tables do not tell
	Office   string // for leaders of the tables: the office at the time of the article, or the last before
	Former   bool   // for leaders of the tables: that office had ended by then
	// Incidental says that the text names a group by nothing but a loose noun ("schoolgirls", "two unions"): it is somebody only
	// where it does or suffers something.
	Incidental bool
	Mentions   []Mention
	Told       []string // of a person: what the text calls him, how old, of what sex and whether dead, sorted: "age 44", "dead", "rank captain", "sex f", "work teacher"
}

// Form says by what words a mention names its entity.
type Form string

// The forms of mentions.
const (
	Named      Form = "named"      // Mali, Sergey Lavrov, Lavrov, ECOWAS
	Adjectival Form = "adjectival" // French in "French officials", Malian in "the Malian prime minister"
	People     Form = "people"     // the Russians
	Capital    Form = "capital"    // Bamako, when it stands for its government
	Seat       Form = "seat"       // the Kremlin
	Body       Form = "body"       // the Malian government, French troops, the army, UN experts: the whole phrase
	Bare       Form = "office"     // the Malian prime minister, the minister: an office without the name of its holder
	Described  Form = "described"  // Russian mercenaries, armed groups
	Definite   Form = "definite"   // the bloc, the country
	Pronoun    Form = "pronoun"    // he, its, they
	Several    Form = "several"    // the two countries, they: a mention of each of those that the words mean
)

// Mention is one place where an entity is named. Mentions of different entities may lie within each other: "the Malian
// army" is one of the Malian Armed Forces, and "Malian" in it an adjectival one of Mali.
type Mention struct {
	text.Span
	Sentence    int  // number of the sentence
	First, Last int  // its tokens in the sentence, both included
	Head        int  // its head token: prime minister -> minister, Sergey Lavrov -> Lavrov
	Form        Form // by what words
	Acting      bool // the words stand for the government: a capital, seat or demonym, a government, officials, an office
}

// Office says that the text gives a person an office, or ties it to an organisation.
type Office struct {
	Person   int    // index of the entity
	Of       int    // index of the state, organisation or place
	Title    string // as the text has it, for example "Foreign Minister"; empty when it gives none ("Al Jazeera's Kristen Saloomey")
	Former   bool
	Work     bool // the title is what the person does and no office: "student", "journalist"
	Serves   bool // nor is it one, but the person is of the state: "soldier"
	Sentence int
	text.Span
}

// Found is what an article speaks of.
type Found struct {
	Entities []Entity // in order of their first mention
	Offices  []Office // in order of their spans
	// Statements are what somebody says without quotation marks, in the order of the text: behind "Ann Reed said:", under "Statement by Ann Reed".
	Statements []Statement
}

// Statement is a run of sentences, half-open, and the entity that says them.
type Statement struct{ Who, From, To int }

// Context is what is known of the article besides its text. The zero Context is allowed.
type Context struct {
	Published time.Time // tells which holder of an office a bare surname means
	Dateline  string    // where the article was filed, as it says ("MAPUTO, 3 Oct"), if that is no part of what was read; empty = unknown
	Lang      string    // ISO 639-1; only English is read so far
}
