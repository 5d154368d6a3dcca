package server

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestTheTableNamesTheJarsOfThePom(t *testing.T) {
	jars, err := readJars(jarTable)
	require.NoError(t, err)
	names := map[string]bool{}
	for _, j := range jars {
		assert.False(t, names[j.name], "%s stands twice", j.name)
		names[j.name] = true
	}
	for _, name := range []string{"neo4j-" + Version + ".jar", "neo4j-server-" + Version + ".jar"} {
		assert.True(t, names[name], name)
	}
	assert.Contains(t, string(pom), "<version>"+Version+"</version>")
}

func TestFaultsOfTheTableNameTheirLine(t *testing.T) {
	sum := strings.Repeat("a", 64)
	for name, line := range map[string]string{
		"too few columns":          "a.jar\t1",
		"a size that is no number": "a.jar\tone\t" + sum,
		"a checksum too short":     "a.jar\t1\taa",
		"a name that leads away":   "../a.jar\t1\t" + sum,
	} {
		t.Run(name, func(t *testing.T) {
			_, err := readJars("# a comment\n" + line)
			assert.ErrorContains(t, err, "jars.tsv:2:")
		})
	}
}

func FuzzReadJars(f *testing.F) {
	f.Add("a.jar\t1\t" + strings.Repeat("a", 64))
	f.Fuzz(func(t *testing.T, table string) {
		jars, err := readJars(table)
		for _, j := range jars {
			if err == nil && strings.ContainsAny(j.name, `/\`) {
				t.Errorf("%q leads out of the folder", j.name)
			}
		}
	})
}

func TestVersionsOfJava(t *testing.T) {
	for out, want := range map[string]int{
		`openjdk version "17.0.15" 2025-04-15`: 17,
		`java version "1.8.0_392"`:             8,
		`openjdk version "21" 2023-09-19`:      21,
		`openjdk version "22-ea" 2024-03-19`:   22,
	} {
		got, err := parseJavaVersion(out)
		require.NoError(t, err, out)
		assert.Equal(t, want, got, out)
	}
	_, err := parseJavaVersion("bash: java: command not found")
	assert.Error(t, err)
}

func FuzzParseJavaVersion(f *testing.F) {
	f.Add(`openjdk version "17.0.15" 2025-04-15`)
	f.Fuzz(func(t *testing.T, out string) {
		if v, err := parseJavaVersion(out); err == nil && v < 0 {
			t.Errorf("version %d", v)
		}
	})
}

func TestACommandLineOfPsShowsTheHome(t *testing.T) {
	line := "/usr/bin/java @/a b/conf/java.args " + mainClass + " --home-dir=/a b --config-dir=/a b/conf\n"
	assert.Equal(t, []string{mainClass, "--home-dir=/a b"}, psArguments(line))
	assert.Empty(t, psArguments("vi notes.txt"))
}

func TestALineBreakCannotSmuggleASetting(t *testing.T) {
	err := (&Installation{}).configure(t.TempDir(), Options{Settings: map[string]string{"a": "b\ndbms.security.auth_enabled=false"}})
	assert.ErrorContains(t, err, "line break")
}
