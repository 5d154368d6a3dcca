package server

import (
	"bufio"
	"context"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"newsgraph/table"
)

// pom names the artifacts, jarTable every file that they and what they depend on consist of.
var (
	//go:embed pom.xml
	pom []byte
	//go:embed jars.tsv
	jarTable string
)

// ErrNoMaven is in the chain when artifacts must be fetched and Maven is not installed.
var ErrNoMaven = errors.New("no Maven")

// InstallOptions say where a server is put together. The zero value works.
type InstallOptions struct {
	CacheDir string            // newsgraph in the user's cache folder when empty
	Archive  bool              // also make the class archive that makes a lean server start in half the time
	Progress func(what string) // told in short sentences what takes time; may be nil
}

// Installation is a Neo4j with all its files checked.
type Installation struct {
	Dir string // of this version in the cache

	jars        []jar
	java        java
	archive     string // of classes, for lean servers; empty when there is none
	makeArchive string // where the next process leaves an archive
}

// jar is a row of jars.tsv.
type jar struct {
	name   string
	bytes  int64
	sha256 string
}

// Install returns the Neo4j in the cache, after it has compared every file with the embedded table of checksums. Files that
// are missing or broken are fetched by Maven, which knows the user's mirrors and proxies, and put in place only when they are
// the right ones. Two processes do not install at once: the second waits.
func Install(ctx context.Context, o InstallOptions) (*Installation, error) {
	if err := supported(); err != nil {
		return nil, err
	}
	cache := o.CacheDir
	if cache == "" {
		user, err := os.UserCacheDir()
		if err != nil {
			return nil, fmt.Errorf("finding a folder to keep Neo4j in: %w", err)
		}
		cache = filepath.Join(user, "newsgraph")
	}
	cache, err := filepath.Abs(filepath.Join(cache, "neo4j"))
	if err != nil {
		return nil, err
	}
	if o.Progress == nil {
		o.Progress = func(string) {}
	}
	inst := &Installation{Dir: filepath.Join(cache, Version)}
	if inst.jars, err = readJars(jarTable); err != nil {
		return nil, err
	}
	if inst.java, err = findJava(ctx); err != nil {
		return nil, err
	}
	if err := inst.complete(ctx, o); err != nil {
		return nil, err
	}
	return inst, nil
}

// complete fetches what is missing and makes the class archive, under a lock.
func (inst *Installation) complete(ctx context.Context, o InstallOptions) error {
	archive := filepath.Join(inst.Dir, "classes-"+inst.java.build+".jsa")
	ready := func() bool {
		if _, err := os.Stat(archive); err == nil {
			inst.archive = archive
		}
		return len(inst.broken()) == 0 && (!o.Archive || inst.archive != "")
	}
	if ready() {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(inst.Dir), 0o755); err != nil {
		return err
	}
	unlock, err := waitLock(ctx, inst.Dir+".lock", o.Progress)
	if err != nil {
		return err
	}
	defer unlock()
	if ready() { // another process was here
		return nil
	}
	if broken := inst.broken(); len(broken) > 0 {
		if err := inst.fetch(ctx, broken, o.Progress); err != nil {
			return fmt.Errorf("fetching Neo4j %s: %w", Version, err)
		}
	}
	if o.Archive && inst.archive == "" {
		o.Progress("preparing Neo4j for quick starts (once, half a minute)")
		if err := inst.archiveClasses(ctx, archive); ctx.Err() != nil {
			return ctx.Err()
		} else if err != nil { // without an archive a start is slower, no more
			o.Progress(fmt.Sprintf("no quick starts: %v", err))
		}
	}
	return nil
}

// waitLock takes the lock, however long another process needs it.
func waitLock(ctx context.Context, file string, progress func(string)) (func(), error) {
	for told := false; ; told = true {
		unlock, ok, err := lock(file)
		if err != nil || ok {
			return unlock, err
		}
		if !told {
			progress("waiting for another program that prepares Neo4j")
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(200 * time.Millisecond):
		}
	}
}

// broken lists the files that are missing or not what the table says.
func (inst *Installation) broken() []jar {
	var out []jar
	for _, j := range inst.jars {
		if j.check(filepath.Join(inst.Dir, "lib")) != nil {
			out = append(out, j)
		}
	}
	return out
}

func (j jar) check(dir string) error {
	f, err := os.Open(filepath.Join(dir, j.name))
	if err != nil {
		return err
	}
	defer f.Close()
	h := sha256.New()
	n, err := io.Copy(h, f)
	switch {
	case err != nil:
		return err
	case n != j.bytes:
		return fmt.Errorf("%s has %d bytes, not %d", j.name, n, j.bytes)
	case hex.EncodeToString(h.Sum(nil)) != j.sha256:
		return fmt.Errorf("%s has another SHA-256 than the published one", j.name)
	}
	return nil
}

// fetch lets Maven copy all files beside the installation, checks them and moves those that are needed into place.
func (inst *Installation) fetch(ctx context.Context, broken []jar, progress func(string)) error {
	leftovers, _ := filepath.Glob(inst.Dir + ".part-*")
	for _, dir := range leftovers { // of a program that was killed; the lock says that none is at work
		os.RemoveAll(dir)
	}
	part, err := os.MkdirTemp(filepath.Dir(inst.Dir), Version+".part-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(part)
	progress(fmt.Sprintf("fetching Neo4j %s: %d files, once", Version, len(broken)))
	if err := copyDependencies(ctx, part, progress); err != nil {
		return err
	}
	for _, j := range broken {
		if err := j.check(filepath.Join(part, "lib")); err != nil {
			return fmt.Errorf("%w: remove it from Maven's local repository and try again", err)
		}
	}
	if err := os.MkdirAll(filepath.Join(inst.Dir, "lib"), 0o755); err != nil {
		return err
	}
	stale, _ := filepath.Glob(filepath.Join(inst.Dir, "*.jsa")) // archives of other files
	for _, file := range stale {
		os.Remove(file)
	}
	inst.archive = ""
	for _, j := range broken {
		if err := os.Rename(filepath.Join(part, "lib", j.name), filepath.Join(inst.Dir, "lib", j.name)); err != nil {
			return err
		}
	}
	return nil
}

// copyDependencies runs Maven, with strict checksums and the user's settings.
func copyDependencies(ctx context.Context, dir string, progress func(string)) error {
	mvn, err := exec.LookPath("mvn")
	if err != nil {
		return fmt.Errorf("%w: it fetches the server once; install it (Debian, Ubuntu: apt install maven; macOS: brew install maven)", ErrNoMaven)
	}
	file := filepath.Join(dir, "pom.xml")
	if err := os.WriteFile(file, pom, 0o644); err != nil {
		return err
	}
	cmd := exec.CommandContext(ctx, mvn, "--batch-mode", "--strict-checksums", "--file", file,
		"org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies", "-DincludeScope=runtime", "-DoutputDirectory="+filepath.Join(dir, "lib"))
	cmd.Dir = dir
	cmd.WaitDelay = 5 * time.Second
	out, err := cmd.StdoutPipe()
	if err != nil {
		return err
	}
	cmd.Stderr = cmd.Stdout
	if err := cmd.Start(); err != nil {
		return err
	}
	faults := followMaven(out, progress)
	if err := cmd.Wait(); err != nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		return fmt.Errorf("mvn: %w: %s; this needs a way to a Maven repository once (mirror and proxy stand in Maven's settings.xml)", err, faults)
	}
	return nil
}

// followMaven reports how many jars came and returns the first error that Maven printed.
func followMaven(out io.Reader, progress func(string)) (fault string) {
	lines := bufio.NewScanner(out)
	lines.Buffer(nil, 1<<20)
	came := 0
	for lines.Scan() {
		line := lines.Text()
		if msg, ok := strings.CutPrefix(line, "[ERROR] "); ok && fault == "" {
			fault = msg
		}
		if strings.Contains(line, "Downloaded from") && strings.Contains(line, ".jar") {
			if came++; came%25 == 0 {
				progress(fmt.Sprintf("fetching Neo4j %s: %d files came", Version, came))
			}
		}
	}
	_, _ = io.Copy(io.Discard, out)
	return fault
}

// readJars reads the table of files. Faults name their line.
func readJars(text string) ([]jar, error) {
	var jars []jar
	err := table.Shape{Columns: 3}.Read(strings.NewReader(text), "jars.tsv", func(r table.Row) error {
		name, sum := r.Cells[0], r.Cells[2]
		if len(sum) != 2*sha256.Size || name == "" || strings.ContainsAny(name, `/\`) {
			return errors.New("want file, bytes and SHA-256")
		}
		size, err := strconv.ParseInt(r.Cells[1], 10, 64)
		jars = append(jars, jar{name, size, sum})
		return err
	})
	return jars, err
}
