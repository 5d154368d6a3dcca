package server

import (
	"crypto/rand"
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
)

// Files of a home, relative to it.
const (
	confFile     = "conf/neo4j.conf"
	argsFile     = "conf/java.args"
	lockFile     = "newsgraph.lock"
	stateFile    = "server.json"
	passwordFile = "password"
)

// settings are the lines of neo4j.conf.
func settings(o Options) map[string]string {
	all := map[string]string{
		"server.default_listen_address":       "127.0.0.1",
		"server.bolt.listen_address":          address(o.BoltPort),
		"server.bolt.advertised_address":      address(o.BoltPort), // Browser connects to what is advertised
		"server.http.listen_address":          address(o.HTTPPort),
		"server.http.advertised_address":      address(o.HTTPPort),
		"server.https.enabled":                "false",
		"dbms.security.auth_enabled":          fmt.Sprint(o.Protect),
		"dbms.usage_report.enabled":           "false",
		"client.allow_telemetry":              "false",
		"db.logs.query.enabled":               "OFF",
		"db.tx_log.preallocate":               "false", // 500 MB of files less
		"server.memory.pagecache.size":        "512m",  // its default is half of the machine
		"db.shutdown_transaction_end_timeout": "5s",
	}
	if o.Lean {
		all["server.memory.pagecache.size"] = "16m"
		all["dbms.cypher.min_replan_interval"] = "1h" // a graph of tests grows and shrinks; planning is most of the work then
	}
	maps.Copy(all, o.Settings)
	return all
}

// configure writes neo4j.conf and the arguments of the Java program.
func (inst *Installation) configure(home string, o Options) error {
	all := settings(o)
	var conf strings.Builder
	conf.WriteString("# Written by newsgraph at every start of this server.\n")
	for _, name := range slices.Sorted(maps.Keys(all)) {
		if strings.ContainsAny(name+all[name], "\r\n") {
			return fmt.Errorf("setting %q of neo4j.conf has a line break", name)
		}
		fmt.Fprintf(&conf, "%s=%s\n", name, all[name])
	}
	if err := os.WriteFile(filepath.Join(home, confFile), []byte(conf.String()), 0o600); err != nil {
		return err
	}
	args := strings.Join(inst.javaArgs(home, o), "\n") + "\n"
	return os.WriteFile(filepath.Join(home, argsFile), []byte(args), 0o600)
}

// javaArgs are the lines of a Java argument file: options and the class path, in an order that a class archive relies on.
func (inst *Installation) javaArgs(home string, o Options) []string {
	var args []string
	for _, p := range []string{"java.nio", "java.io", "sun.nio.ch", "java.lang", "java.util", "java.util.concurrent", "java.lang.invoke", "java.lang.reflect"} {
		args = append(args, "--add-opens=java.base/"+p+"=ALL-UNNAMED")
	}
	args = append(args, "-Djava.io.tmpdir="+quote(filepath.Join(home, "run")), "-XX:ErrorFile="+quote(filepath.Join(home, "logs", "crash.log")))
	if o.Lean {
		args = append(args, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx384m", "-XX:-UsePerfData")
		if inst.archive != "" {
			args = append(args, "-XX:SharedArchiveFile="+quote(inst.archive))
		}
	}
	if inst.makeArchive != "" {
		args = append(args, "-XX:ArchiveClassesAtExit="+quote(inst.makeArchive))
	}
	jars := make([]string, len(inst.jars))
	for i, j := range inst.jars {
		jars[i] = filepath.Join(inst.Dir, "lib", j.name)
	}
	return append(args, "-cp", quote(strings.Join(jars, string(os.PathListSeparator))))
}

// quote writes a path as an argument file of Java has it.
func quote(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
}

// command is the process to start. The home stands among its arguments, which is how a server is known again (see owns).
func (inst *Installation) command(home string, o Options) *exec.Cmd {
	cmd := exec.Command(inst.java.path, "@"+filepath.Join(home, argsFile), mainClass, homeFlag+home, "--config-dir="+filepath.Join(home, "conf"))
	cmd.Dir = home
	for _, kv := range os.Environ() {
		if !strings.HasPrefix(kv, "NEO4J_") { // logins for other servers, and settings of other installations
			cmd.Env = append(cmd.Env, kv)
		}
	}
	return cmd
}

const (
	mainClass = "org.neo4j.server.CommunityEntryPoint"
	homeFlag  = "--home-dir="
)

// password reads the password of a home, or makes one. The file is the owner's alone.
func password(home string) (word, file string, err error) {
	file = filepath.Join(home, passwordFile)
	data, err := os.ReadFile(file)
	if err == nil {
		return strings.TrimSpace(string(data)), file, nil
	}
	if !errors.Is(err, os.ErrNotExist) {
		return "", "", err
	}
	word = rand.Text()
	f, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return "", "", err
	}
	_, err = f.WriteString(word + "\n")
	return word, file, errors.Join(err, f.Close())
}

// supported says whether servers can be run on this system.
func supported() error {
	switch runtime.GOOS {
	case "linux", "darwin", "freebsd":
		return nil
	}
	return fmt.Errorf("a local Neo4j is run on Linux and macOS only, not on %s: install Neo4j 5 and give its address", runtime.GOOS)
}
