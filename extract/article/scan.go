package article

import (
	"bufio"
	"fmt"
	"io"
)

// scanner cuts a file into its JSON values: those on the outside, and those that an outer array holds.
type scanner struct {
	b     *bufio.Reader
	limit int
	line  int
}

// next gives the next object with the line it begins in. ErrMalformed says that something else stood there: the rest of its line has been
// passed over. ErrTooLarge: the object has.
func (s *scanner) next() ([]byte, int, error) {
	for {
		c, err := s.b.ReadByte()
		if err != nil {
			return nil, s.line, err
		}
		switch c {
		case '\n':
			s.line++
		case ' ', '\t', '\r', ',', '[', ']', 0xef, 0xbb, 0xbf, 0x1e:
		case '{':
			return s.object()
		default:
			line := s.line
			s.skipLine()
			return nil, line, fmt.Errorf("%w: %q where an object should begin", ErrMalformed, rune(c))
		}
	}
}

func (s *scanner) skipLine() {
	for {
		c, err := s.b.ReadByte()
		if err != nil {
			return
		}
		if c == '\n' {
			s.line++
			return
		}
	}
}

// object reads an object, its opening brace being read.
func (s *scanner) object() ([]byte, int, error) {
	line, depth, quoted, escaped, over := s.line, 1, false, false, false
	data := []byte{'{'}
	for depth > 0 {
		c, err := s.b.ReadByte()
		if err == io.EOF {
			return nil, line, fmt.Errorf("%w: the file ends within an object", ErrMalformed)
		}
		if err != nil {
			return nil, line, err
		}
		if len(data) >= s.limit {
			over, data = true, nil
		}
		if !over {
			data = append(data, c)
		}
		switch {
		case c == '\n':
			s.line++
			escaped = false
		case escaped:
			escaped = false
		case quoted:
			escaped, quoted = c == '\\', c != '"'
		case c == '"':
			quoted = true
		case c == '{' || c == '[':
			depth++
		case c == '}' || c == ']':
			depth--
		}
	}
	if over {
		return nil, line, ErrTooLarge
	}
	return data, line, nil
}
