package testcontainers

import (
	"context"
	"fmt"
	"io"
	"log"
	"os/exec"
	"time"

	tc "github.com/testcontainers/testcontainers-go"
	neo4jmodule "github.com/testcontainers/testcontainers-go/modules/neo4j"
	"github.com/testcontainers/testcontainers-go/wait"
)

// Image is the Neo4j that tests run in Docker.
const Image = "neo4j:5.26-community"

const startup = 3 * time.Minute

// startContainer runs Neo4j in Docker with settings for a quick start and little memory. It removes the container when the
// test binary is gone: testcontainers' reaper does that, or where that is switched off, the docker program.
func startContainer(ctx context.Context) (Server, error) {
	if err := dockerAnswers(ctx); err != nil {
		return Server{}, err
	}
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Minute) // outlives the test that asked first
	defer cancel()
	c, err := neo4jmodule.Run(ctx, Image,
		neo4jmodule.WithoutAuthentication(),
		neo4jmodule.WithNeo4jSettings(map[string]string{
			"dbms.cypher.min_replan_interval": "1h",
			"db.tx_log.preallocate":           "false",
			"server.memory.pagecache.size":    "16m",
			"server.memory.heap.max_size":     "384m",
			"db.logs.query.enabled":           "OFF",
			"dbms.usage_report.enabled":       "false",
		}),
		tc.WithLogger(quiet()),
		tc.WithWaitStrategyAndDeadline(startup, // a minute, as the module has it, is short on a busy machine
			wait.ForLog("Bolt enabled on").WithStartupTimeout(startup),
			wait.ForHTTP("/").WithPort("7474/tcp").WithStartupTimeout(startup)),
	)
	if err != nil {
		if c != nil {
			_ = tc.TerminateContainer(c)
		}
		return Server{}, err
	}
	uri, err := c.BoltUrl(ctx)
	if err == nil && reaperDisabled() {
		err = removeWhenGone(c.GetContainerID())
	}
	if err != nil {
		_ = tc.TerminateContainer(c)
		return Server{}, err
	}
	return Server{URI: uri, Database: "neo4j", Source: "Docker"}, nil
}

// dockerAnswers says why no Docker engine can be used.
func dockerAnswers(ctx context.Context) (err error) {
	defer func() {
		if r := recover(); r != nil { // how testcontainers says that it finds no engine
			err = fmt.Errorf("no Docker engine: %v", r)
		}
	}()
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	provider, err := tc.ProviderDocker.GetProvider(tc.WithLogger(quiet()))
	if err != nil {
		return fmt.Errorf("no Docker engine: %w", err)
	}
	if err := provider.Health(ctx); err != nil {
		return fmt.Errorf("the Docker engine does not answer: %w", err)
	}
	return nil
}

func quiet() *log.Logger { return log.New(io.Discard, "", 0) }

func reaperDisabled() bool { return tc.ReadConfig().RyukDisabled }

// removeWhenGone leaves a shell that removes the container once this program is gone: then its input ends.
func removeWhenGone(id string) error {
	docker, err := exec.LookPath("docker")
	if err != nil {
		return fmt.Errorf("nothing would remove the container after the test: without testcontainers' reaper the docker program is needed: %w", err)
	}
	cmd := exec.Command("/bin/sh", "-c", `read line; "$1" rm --force --volumes "$2" >/dev/null 2>&1`, "newsgraph-docker-watchdog", docker, id)
	cmd.SysProcAttr = ownSession()
	if _, err := cmd.StdinPipe(); err != nil {
		return err
	}
	if err := cmd.Start(); err != nil {
		return err
	}
	go func() { _ = cmd.Wait() }() // holds the pipe, which would be closed as garbage
	return nil
}
