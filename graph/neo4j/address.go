package neo4j

import (
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"
)

// ErrAddress is in the chain when an address is not one of a Neo4j.
var ErrAddress = errors.New("not an address of a Neo4j")

// Schemes are the schemes of addresses: with s the certificate is checked, with ssc any certificate will do.
var schemes = []string{"neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc"}

// IsAddress says whether a text has the form scheme:// with a scheme that Open takes.
func IsAddress(s string) bool {
	scheme, _, ok := strings.Cut(s, "://")
	return ok && slices.Contains(schemes, strings.ToLower(scheme))
}

// parse checks an address and gives it as messages may show it. No error repeats what could be a password.
func parse(uri string) (string, error) {
	if !IsAddress(uri) {
		return "", fmt.Errorf("%w: want %s://HOST:PORT, with the scheme %s", ErrAddress, schemes[0], strings.Join(schemes, ", "))
	}
	u, err := url.Parse(uri)
	switch {
	case strings.Contains(uri, "@"):
		return "", fmt.Errorf("%w: leave user and password out of it and give them apart", ErrAddress)
	case err != nil:
		return "", fmt.Errorf("%w: want %s://HOST:PORT", ErrAddress, schemes[0])
	case u.Hostname() == "":
		return "", fmt.Errorf("%w: no host in it", ErrAddress)
	case u.Path != "" && u.Path != "/":
		return "", fmt.Errorf("%w: it ends with the port; the database is given apart", ErrAddress)
	case u.RawQuery != "" && strings.HasPrefix(u.Scheme, "bolt"):
		return "", fmt.Errorf("%w: nothing may follow the port", ErrAddress)
	}
	return u.Scheme + "://" + u.Host, nil
}
