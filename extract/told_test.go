package extract_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestWhatAnArticleTellsOfAPerson(t *testing.T) {
	for name, test := range map[string]struct{ body, person, want string }{
		"a given name":                    {"Frida Malou met officials in Oslo on Monday.", "Frida Malou", "sex f"},
		"what stands before a surname":    {"Mrs Tarnow met officials in Oslo on Monday.", "Tarnow", "sex f"},
		"pronouns":                        {"Nyakor Deng met officials in Oslo on Monday. She praised the plan.", "Nyakor Deng", "pronoun f"},
		"a surname that is a given name":  {"Norwegian Foreign Minister Brandt met officials in Oslo on Monday.", "Brandt", ""},
		"a namesake":                      {"Nyakor Deng met officials in Oslo on Monday. Deng said his namesake wrote the letter.", "Nyakor Deng", "namesake"},
		"another of that name":            {"The minister fled. Another Nyakor Deng met officials in Oslo on Monday.", "Nyakor Deng", "namesake"},
		"that somebody is no relation":    {"Nyakor Deng, who is no relation of the president, met officials in Oslo on Monday.", "Nyakor Deng", "unrelated"},
		"nothing where it is of somebody": {"Nyakor Deng met officials in Oslo on Monday. The letter was by a namesake of the king.", "Nyakor Deng", ""},
	} {
		t.Run(name, func(t *testing.T) {
			for _, m := range read(t, whole("a", test.body)).Mentions {
				if m.Name == test.person {
					if test.want == "" {
						assert.NotContains(t, m.Told, "sex")
						assert.NotContains(t, m.Told, "namesake")
						return
					}
					assert.Contains(t, m.Told, test.want)
					return
				}
			}
			t.Error("not found")
		})
	}
}
