package server

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
)

// ErrNoJava is in the chain when no Java 17 or later is found.
var ErrNoJava = errors.New("no Java 17 or later")

// minJava is the first Java that Neo4j 5.26 runs on.
const minJava = 17

// java is a Java runtime on this machine.
type java struct {
	path    string // of the program
	version int    // 17
	build   string // tells builds apart, for class archives, which fit only one
}

// findJava takes the Java of JAVA_HOME, else that of the PATH.
func findJava(ctx context.Context) (java, error) {
	var tried []string
	for _, path := range javaPaths() {
		j, err := askJava(ctx, path)
		switch {
		case ctx.Err() != nil:
			return java{}, ctx.Err()
		case err != nil:
			tried = append(tried, fmt.Sprintf("%s does not run (%v)", path, err))
		case j.version < minJava:
			tried = append(tried, fmt.Sprintf("%s is Java %d", path, j.version))
		default:
			return j, nil
		}
	}
	if len(tried) == 0 {
		tried = []string{"none in JAVA_HOME or PATH"}
	}
	return java{}, fmt.Errorf("%w: %s; install one (Debian, Ubuntu: apt install openjdk-17-jre-headless; macOS: brew install openjdk@21) or set JAVA_HOME",
		ErrNoJava, strings.Join(tried, ", "))
}

func javaPaths() []string {
	var paths []string
	if home := os.Getenv("JAVA_HOME"); home != "" {
		paths = append(paths, filepath.Join(home, "bin", "java"))
	}
	if p, err := exec.LookPath("java"); err == nil {
		paths = append(paths, p)
	}
	return paths
}

func askJava(ctx context.Context, path string) (java, error) {
	out, err := exec.CommandContext(ctx, path, "-version").CombinedOutput()
	if err != nil {
		return java{}, err
	}
	version, err := parseJavaVersion(string(out))
	if err != nil {
		return java{}, err
	}
	sum := sha256.Sum256(out)
	return java{path: path, version: version, build: hex.EncodeToString(sum[:6])}, nil
}

var javaVersion = regexp.MustCompile(`version "(\d+)(?:\.(\d+))?`)

// parseJavaVersion reads the output of java -version: 17 of "17.0.15", 8 of "1.8.0_392".
func parseJavaVersion(out string) (int, error) {
	m := javaVersion.FindStringSubmatch(out)
	if m == nil {
		return 0, fmt.Errorf("no version in %.80q", out)
	}
	if m[1] == "1" && m[2] != "" {
		m[1] = m[2]
	}
	return strconv.Atoi(m[1])
}
