package article

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/unicode"
)

const sniffed = 1024 // bytes by which a file without a known ending is told

// source reads one file, and says whether to go on.
func (r *reader) source(s source) bool {
	if r.ended() {
		return false
	}
	if s.fault != nil {
		return r.reject(s.fault)
	}
	if s.format.kind == "refuse" {
		return r.reject(&Reject{s.path, 0, s.id, "files of this kind are not read", s.format.advice, ErrBinary})
	}
	in, closer, err := r.open(s)
	if err != nil {
		return r.reject(openFault(s, err))
	}
	defer closer()
	b := bufio.NewReaderSize(in, 64<<10)
	switch kind := s.format.kind; {
	case kind == "":
		return r.sniff(s, b)
	default:
		return r.as(kind, s, b)
	}
}

// open opens a file, through gzip when its name ends in .gz.
func (r *reader) open(s source) (io.Reader, func(), error) {
	if s.path == stdin {
		if r.Stdin != nil {
			return r.Stdin, func() {}, nil
		}
		return os.Stdin, func() {}, nil
	}
	f, err := os.Open(s.path)
	if err != nil {
		return nil, nil, err
	}
	closer := func() { _ = f.Close() } // only read
	if strings.HasSuffix(strings.ToLower(s.path), ".gz") {
		z, err := gzip.NewReader(f)
		if err != nil {
			closer()
			return nil, nil, fmt.Errorf("opening gzip: %w", err)
		}
		return z, closer, nil
	}
	return f, closer, nil
}

func openFault(s source, err error) *Reject {
	j := &Reject{Path: s.path, ID: s.id, Reason: "cannot be opened: " + err.Error(), Err: err}
	switch {
	case errors.Is(err, fs.ErrPermission):
		j.Reason, j.Advice = "not allowed to read it", "give yourself the right to read it, for example with: chmod u+r"
	case errors.Is(err, fs.ErrNotExist):
		j.Reason, j.Advice = "no such file", "it went away while the run went on; run again"
	case errors.Is(err, gzip.ErrHeader) || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF):
		j.Reason, j.Advice, j.Err = "named .gz, but no gzip file", "unpack it, or take .gz off its name", ErrMalformed
	}
	return j
}

// sniff reads a file by what it begins with.
func (r *reader) sniff(s source, b *bufio.Reader) bool {
	head, err := b.Peek(sniffed)
	if err != nil && err != io.EOF {
		return r.reject(readFault(s, 0, err))
	}
	trimmed := bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\ufeff")), " \t\r\n")
	wide := bytes.HasPrefix(head, []byte{0xff, 0xfe}) || bytes.HasPrefix(head, []byte{0xfe, 0xff})
	switch {
	case bytes.IndexByte(head, 0) >= 0 && !wide:
		return r.reject(&Reject{s.path, 0, s.id, "not text", "leave it out, or save it as text, HTML or JSON Lines", ErrBinary})
	case bytes.HasPrefix(trimmed, []byte("{\"")), bytes.HasPrefix(trimmed, []byte("{}")), bytes.HasPrefix(trimmed, []byte("{ \"")):
		return r.as("lines", s, b)
	case bytes.HasPrefix(trimmed, []byte("[{")), bytes.HasPrefix(trimmed, []byte("{\n")), bytes.HasPrefix(trimmed, []byte("[\n")):
		return r.as("json", s, b)
	case strings.HasPrefix(http.DetectContentType(trimmed), "text/html"), bytes.HasPrefix(bytes.ToLower(trimmed), []byte("<!doctype html")),
		bytes.HasPrefix(trimmed, []byte("<?xml")) && bytes.Contains(bytes.ToLower(head), []byte("<html")):
		return r.as("html", s, b)
	}
	return r.as("text", s, b)
}

// as reads a file in one of the formats.
func (r *reader) as(kind string, s source, b *bufio.Reader) bool {
	switch kind {
	case "lines":
		return r.lines(s, b)
	case "json":
		return r.json(s, b)
	}
	data, err := io.ReadAll(io.LimitReader(b, int64(r.MaxBytes)+1))
	if err != nil {
		return r.reject(readFault(s, 0, err))
	}
	if len(data) > r.MaxBytes {
		return r.reject(r.tooLarge(s.path, 0, s.id))
	}
	if kind == "html" {
		return r.html(s, data)
	}
	return r.text(s, data)
}

func readFault(s source, line int, err error) *Reject {
	return &Reject{s.path, line, s.id, "reading broke off: " + err.Error(), "look whether the file is whole", err}
}

// text reads a text file: the whole file is the body, without a byte order mark at its beginning. UTF-16 that says so by
// its mark is read too.
func (r *reader) text(s source, data []byte) bool {
	data = utf16(data)
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if bytes.IndexByte(data, 0) >= 0 {
		return r.reject(&Reject{s.path, 0, s.id, "not text: it has NUL bytes", "leave it out, or save it as text", ErrBinary})
	}
	if j := notUTF8(s, data, 0); j != nil {
		return r.reject(j)
	}
	return r.record(record{path: s.path, id: s.id, body: string(data), whole: true})
}

// utf16 gives UTF-16 with a byte order mark as UTF-8, all else as it is.
func utf16(data []byte) []byte {
	if !bytes.HasPrefix(data, []byte{0xff, 0xfe}) && !bytes.HasPrefix(data, []byte{0xfe, 0xff}) {
		return data
	}
	out, err := unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder().Bytes(data)
	if err != nil {
		return data
	}
	return out
}

// notUTF8 is the fault of bytes that are not UTF-8; before counts the lines that stand before them in the file.
func notUTF8(s source, data []byte, before int) *Reject {
	if utf8.Valid(data) {
		return nil
	}
	line, at := before+1, 0
	for at < len(data) {
		c, size := utf8.DecodeRune(data[at:])
		if c == utf8.RuneError && size == 1 {
			break
		}
		if c == '\n' {
			line++
		}
		at += size
	}
	return &Reject{s.path, line, s.id, fmt.Sprintf("not UTF-8: byte 0x%02x, number %d of the text, is of another character set", data[at], at+1),
		"convert it, for example with: iconv -f WINDOWS-1252 -t UTF-8", ErrEncoding}
}
