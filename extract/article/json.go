package article

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// lines reads JSON Lines, a record a line. A line above the limit is passed over without being held.
func (r *reader) lines(s source, b *bufio.Reader) bool {
	for n := 1; ; n++ {
		if r.ended() {
			return false
		}
		data, over, err := readLine(b, r.MaxBytes)
		if err != nil && err != io.EOF {
			return r.reject(readFault(s, n, err))
		}
		if n == 1 {
			data = bytes.TrimPrefix(data, []byte("\ufeff"))
		}
		more := true
		switch {
		case over:
			more = r.reject(r.tooLarge(s.path, n, ""))
		case len(bytes.TrimSpace(data)) > 0:
			more = r.object(s, data, n)
		case n == 1 && err == io.EOF:
			more = r.reject(&Reject{s.path, 0, s.id, "no record", "leave it out, or look why it is empty", ErrEmpty})
		}
		if !more || err == io.EOF {
			return more
		}
	}
}

// readLine reads a line of at most limit bytes; of a longer one nothing is kept, and over is true.
func readLine(b *bufio.Reader, limit int) (data []byte, over bool, err error) {
	for {
		part, err := b.ReadSlice('\n')
		if over || len(data)+len(part) > limit+1 {
			over, data = true, nil
		} else {
			data = append(data, part...)
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return data, over, err
		}
	}
}

// json reads a file of one JSON value after another, or of arrays of them, whatever its lines are.
func (r *reader) json(s source, b *bufio.Reader) bool {
	sc := scanner{b: b, limit: r.MaxBytes, line: 1}
	for n := 0; ; n++ {
		if r.ended() {
			return false
		}
		data, line, err := sc.next()
		more := true
		switch {
		case err == io.EOF:
			if n == 0 {
				return r.reject(&Reject{s.path, 0, s.id, "no record", "leave it out, or look why it is empty", ErrEmpty})
			}
			return true
		case errors.Is(err, ErrTooLarge):
			more = r.reject(r.tooLarge(s.path, line, ""))
		case err != nil && !errors.Is(err, ErrMalformed):
			return r.reject(readFault(s, line, err))
		case err != nil:
			more = r.reject(&Reject{s.path, line, "", "broken JSON: " + err.Error(), "look at this line of the file", ErrMalformed})
		default:
			more = r.object(s, data, line)
		}
		if !more {
			return false
		}
	}
}

// object makes a record of a JSON object.
func (r *reader) object(s source, data []byte, line int) bool {
	fault := func(reason, advice string, err error) bool {
		return r.reject(&Reject{s.path, line, "", reason, advice, err})
	}
	if j := notUTF8(s, data, line-1); j != nil {
		j.ID = ""
		return r.reject(j)
	}
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(data, &fields); err != nil {
		return fault("broken JSON: "+jsonFault(err), "write one object a line, as {\"id\": …, \"title\": …, \"body\": …}", ErrMalformed)
	}
	body, ok := field(fields, r.Fields.Body)
	if !ok {
		return fault(fmt.Sprintf("no field %q in the record, which has %s", r.Fields.Body, known(fields)),
			"name the field that holds the text (fields.body of the configuration)", ErrMalformed)
	}
	rec := record{path: s.path, line: line, body: body, page: true}
	rec.id, _ = field(fields, r.Fields.ID)
	rec.url, _ = field(fields, r.Fields.URL)
	rec.title, _ = field(fields, r.Fields.Title)
	rec.publisher, _ = field(fields, r.Fields.Publisher)
	rec.title = strings.Join(strings.Fields(plainText(rec.title)), " ")
	if when, ok := field(fields, r.Fields.Published); ok {
		rec.published = r.instant(when)
	}
	if rec.id != "" {
		rec.page = false
	}
	rec.id = cmp.Or(rec.id, s.id+"#"+strconv.Itoa(line))
	if markup(rec.body) {
		return r.markup(rec)
	}
	return r.record(rec)
}

// field is the text of a field: a string or a number, of an object its name.
func field(fields map[string]json.RawMessage, name string) (string, bool) {
	raw, ok := fields[name]
	if !ok {
		outer, rest, dotted := strings.Cut(name, ".")
		var inner map[string]json.RawMessage
		if !dotted || json.Unmarshal(fields[outer], &inner) != nil {
			return "", false
		}
		return field(inner, rest)
	}
	var v any
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	if d.Decode(&v) != nil {
		return "", false
	}
	return scalar(v)
}

func scalar(v any) (string, bool) {
	switch v := v.(type) {
	case string:
		return v, true
	case json.Number:
		return v.String(), true
	case map[string]any:
		return scalar(v["name"])
	case []any:
		var parts []string
		for _, e := range v {
			if s, ok := scalar(e); ok {
				parts = append(parts, s)
			}
		}
		return strings.Join(parts, "\n\n"), len(parts) > 0
	}
	return "", false
}

// known names the fields of a record, for messages.
func known(fields map[string]json.RawMessage) string {
	names := make([]string, 0, len(fields))
	for n := range fields {
		if len(n) <= 40 {
			names = append(names, strconv.Quote(n))
		}
	}
	slices.Sort(names)
	if len(names) > 12 {
		names = append(names[:12], "…")
	}
	if len(names) == 0 {
		return "none"
	}
	return strings.Join(names, ", ")
}

func jsonFault(err error) string {
	s := err.Error()
	if at := strings.Index(s, "json: "); at == 0 {
		s = s[len("json: "):]
	}
	return s
}

// instant reads the date of a record: ISO 8601, a date as pages print them, or seconds since 1970. Else it is zero.
func (t *tables) instant(s string) time.Time {
	s = strings.TrimSpace(s)
	if n, err := strconv.ParseFloat(s, 64); err == nil {
		switch {
		case n > 1e8 && n < 1e11:
			return time.Unix(int64(n), 0).UTC()
		case n > 1e11 && n < 1e14:
			return time.UnixMilli(int64(n)).UTC()
		}
	}
	for _, layout := range []string{time.RFC3339, time.RFC1123Z, time.RFC1123, "2006-01-02T15:04:05Z0700", "2006-01-02 15:04:05", "2006-01-02", "20060102"} {
		if at, err := time.Parse(layout, s); err == nil && at.Year() > 1900 {
			return at.UTC()
		}
	}
	at, _, _ := t.dates.find(s)
	return at
}

var (
	tag     = regexp.MustCompile(`(?i)</?(?:p|br|div|h[1-6]|li|ul|ol|span|figure|img|strong|em|b|i|a|table|blockquote|section|article)\b[^<>]*>`)
	blockly = regexp.MustCompile(`(?i)<(?:/p|p|br|/?div|/h[1-6]|/li|/blockquote|html|body)\b[^<>]*>`)
)

// markup says whether a text is HTML.
func markup(s string) bool {
	return strings.IndexByte(s, '<') >= 0 && (blockly.MatchString(s) || len(tag.FindAllStringIndex(s, 2)) == 2)
}

// plainText is a short text without tags and entities.
func plainText(s string) string {
	if !utf8.ValidString(s) || strings.IndexByte(s, '<') < 0 && strings.IndexByte(s, '&') < 0 {
		return s
	}
	return strings.Join(blocks(fragment(s)), " ")
}
