package config

import (
	"strings"

	"github.com/xrash/smetrics"
)

// Error is what is wrong with a configuration, all of it.
type Error struct{ Faults []Fault }

// Fault is one thing that is wrong.
type Fault struct {
	Where  string // file and line, variable or flag
	Reason string
	Flag   bool // whether it is a flag that is wrong
}

// Error lists the faults, one a line.
func (e *Error) Error() string {
	var lines []string
	for _, f := range e.Faults {
		lines = append(lines, f.Where+": "+f.Reason)
	}
	return strings.Join(lines, "\n")
}

// value is what one place says about one key.
type value struct {
	key, text string
	origin    string
	flag      bool
}

func (v value) fault(reason string) *Fault {
	return &Fault{Where: v.origin, Reason: reason, Flag: v.flag}
}

// check finds the key of a value, or what is wrong with it.
func (v value) check() (definition, *Fault) {
	name := strings.ToLower(v.key)
	var names []string
	for _, k := range keys() {
		if k.name != name {
			names = append(names, k.name)
			continue
		}
		if k.check != nil {
			if reason := k.check(v.text); reason != "" {
				return definition{}, v.fault(k.name + ": " + reason)
			}
		}
		return k, nil
	}
	return definition{}, v.fault(unknown(name, names))
}

// unknown says that a key does not exist, and which was meant.
func unknown(name string, names []string) string {
	if strings.Contains(name, "password") {
		return "a password is not configured: give it in NEO4J_PASSWORD, or name a file that holds it in neo4j.password_file"
	}
	reason := "no key " + name
	if near := nearest(name, names); near != "" {
		return reason + ": did you mean " + near + "?"
	}
	return reason + "; these exist: " + strings.Join(names, ", ")
}

// nearest is the name that takes the fewest edits, empty when none is near.
func nearest(name string, names []string) string {
	best, low := "", len(name)/3+2
	for _, n := range names {
		if d := smetrics.WagnerFischer(name, n, 1, 1, 1); d < low {
			best, low = n, d
		}
	}
	return best
}
