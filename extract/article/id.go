package article

import (
	"net/url"
	"strings"
)

// canonical is a URL as an id: lower-case scheme and host, no fragment, no parameters that only follow the reader.
// What is not an absolute URL of the web gives "".
func (t *tables) canonical(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	u.Scheme, u.Host = strings.ToLower(u.Scheme), strings.ToLower(u.Host)
	u.Fragment, u.RawFragment, u.User = "", "", nil
	var kept []string
	for pair := range strings.SplitSeq(u.RawQuery, "&") {
		name, _, _ := strings.Cut(pair, "=")
		if pair != "" && !t.tracks(strings.ToLower(name)) {
			kept = append(kept, pair)
		}
	}
	u.RawQuery, u.ForceQuery = strings.Join(kept, "&"), false
	return u.String()
}

// tracks says whether a parameter only follows the reader.
func (t *tables) tracks(name string) bool {
	if t.tracking[name] {
		return true
	}
	for i := range name {
		if t.tracking[name[:i]+"*"] {
			return true
		}
	}
	return false
}
