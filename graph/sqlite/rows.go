package sqlite

import (
	"database/sql"
	"encoding/json"
	"time"

	"newsgraph/graph"
)

// toJSON writes lists, counts and tallies, which always can be written.
func toJSON(v any) string {
	b, _ := json.Marshal(v)
	return string(b)
}

// list is a parameter for json_each.
func list[T any](values []T) string {
	if len(values) == 0 {
		return "[]"
	}
	return toJSON(values)
}

func formatTime(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339Nano)
}

const articleColumns = `a.id, a.url, a.title, a.publisher, a.published, a.lang, a.agency, a.sketch, a.sha256, a.extractor`

func scanArticle(scan scanner) (a graph.Article, err error) {
	var published string
	err = scan(&a.ID, &a.URL, &a.Title, &a.Publisher, &published, &a.Lang, &a.Agency, &a.Sketch, &a.Version.SHA256, &a.Version.Extractor)
	if err == nil && published != "" {
		a.Published, err = time.Parse(time.RFC3339Nano, published)
	}
	return a, err
}

const mentionColumns = `n.id, m.kind, m.name, m.names, m.iso3, m.cameo, m.wikidata, m.told`

func scanMention(scan scanner, more ...any) (m graph.Mention, err error) {
	var names string
	c := &m.Codes
	err = scan(append([]any{&m.Entity, &m.Kind, &m.Name, &names, &c.ISO3, &c.CAMEO, &c.Wikidata, &m.Told}, more...)...)
	if err == nil {
		err = json.Unmarshal([]byte(names), &m.Names)
	}
	return m, err
}

func (b *batch) readMentions(article int64) (map[string]graph.Mention, error) {
	out := map[string]graph.Mention{}
	err := b.each(`SELECT `+mentionColumns+` FROM mentions m JOIN nodes n ON n.key = m.node WHERE m.article = ?`, []any{article},
		func(scan scanner) error {
			m, err := scanMention(scan)
			out[m.Entity] = m
			return err
		})
	return out, err
}

const claimColumns = `id, article, relation, source, target, speaker, place, trigger, negated, modality, reported, title, former,
	date_start, date_end, date_precision, date_basis, quantity, quantity_high, quantity_unit, quantity_approx, quantity_text,
	confidence, quote, start, "end", sentence`

const claimValues = ` VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`

// A claim's id stands once in the file. REPLACE is only used for one that this article has already.
const (
	sqlInsertClaim  = `INSERT INTO claims (` + claimColumns + `)` + claimValues
	sqlReplaceClaim = `INSERT OR REPLACE INTO claims (` + claimColumns + `)` + claimValues
)

func (b *batch) claimFields(article int64, e graph.Edge) []any {
	end := func(id string) any {
		if id == "" {
			return nil
		}
		return b.nodes[id].key
	}
	f := []any{e.ID, article, e.Relation, end(e.Source), end(e.Target), end(e.Speaker), end(e.Place), e.Trigger, e.Negated,
		e.Modality, e.Reported, e.Title, e.Former}
	if d := e.Date; d != nil {
		f = append(f, d.Start, d.End, d.Precision, d.Basis)
	} else {
		f = append(f, nil, nil, nil, nil)
	}
	if q := e.Quantity; q != nil {
		f = append(f, q.Value, q.High, q.Unit, q.Approx, q.Text)
	} else {
		f = append(f, nil, nil, nil, nil, nil)
	}
	return append(f, e.Confidence, e.Evidence.Quote, e.Evidence.Start, e.Evidence.End, e.Evidence.Sentence)
}

const sqlClaims = `SELECT c.id, a.id, c.relation, s.id, t.id, k.id, p.id, c.trigger, c.negated, c.modality, c.reported, c.title,
	c.former, c.date_start, c.date_end, c.date_precision, c.date_basis, c.quantity, c.quantity_high, c.quantity_unit,
	c.quantity_approx, c.quantity_text, c.confidence, c.quote, c.start, c."end", c.sentence
	FROM claims c CROSS JOIN articles a ON a.key = c.article CROSS JOIN nodes s ON s.key = c.source LEFT JOIN nodes t ON t.key = c.target
	LEFT JOIN nodes k ON k.key = c.speaker LEFT JOIN nodes p ON p.key = c.place `

func scanClaim(scan scanner) (e graph.Edge, err error) {
	var target, speaker, place, start, end, precision, basis, unit, text sql.NullString
	var value, high sql.NullFloat64
	var approx sql.NullBool
	v := &e.Evidence
	err = scan(&e.ID, &v.Article, &e.Relation, &e.Source, &target, &speaker, &place, &e.Trigger, &e.Negated, &e.Modality,
		&e.Reported, &e.Title, &e.Former, &start, &end, &precision, &basis, &value, &high, &unit, &approx, &text,
		&e.Confidence, &v.Quote, &v.Start, &v.End, &v.Sentence)
	e.Target, e.Speaker, e.Place = target.String, speaker.String, place.String
	if start.Valid {
		e.Date = &graph.Date{Start: start.String, End: end.String, Precision: precision.String, Basis: basis.String}
	}
	if value.Valid {
		e.Quantity = &graph.Quantity{Value: value.Float64, High: high.Float64, Unit: unit.String, Approx: approx.Bool, Text: text.String}
	}
	return e, err
}
