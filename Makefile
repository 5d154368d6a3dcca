# newsgraph needs nothing but Go; these are short names for what is typed often.

.DEFAULT_GOAL := help
.PHONY: help build install try test quick golden lint fuzz eval-language eval-claims eval-identity clean

help: ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

build: ## build ./newsgraph
	go build -o newsgraph ./cmd/newsgraph

install: ## install newsgraph into Go's bin folder
	go install ./cmd/newsgraph

try: build ## load the examples into newsgraph.db and show their claims
	./newsgraph load examples --to newsgraph.db && ./newsgraph extract examples --format table

test: ## run all tests
	go test ./...

quick: ## run all tests but those that need a Neo4j
	go test $$(go list ./... | grep -v -e /neo4j -e /testcontainers)

golden: ## write golden files anew; read what changed before you keep it
	go test ./cmd/newsgraph -run 'Explains|VocabularyPage' -update
	go test ./graph/export -update

lint: ## vet, gofmt, staticcheck
	go vet ./...
	@test -z "$$(gofmt -l .)" || { gofmt -l .; exit 1; }
	go run honnef.co/go/tools/cmd/staticcheck@v0.8.2 ./...

fuzz: ## fuzz what reads text, claims, ledgers, configuration and questions, a minute each
	go test ./extract/text -run '^$$' -fuzz FuzzAnalyze -fuzztime 1m
	go test ./extract/score -run '^$$' -fuzz FuzzReadClaims -fuzztime 1m
	go test ./extract/score/resolution -run '^$$' -fuzz FuzzReadGold -fuzztime 1m
	go test ./extract/score/resolution -run '^$$' -fuzz FuzzReadMentions -fuzztime 1m
	go test ./graph/identity -run '^$$' -fuzz FuzzParse -fuzztime 1m
	go test ./config -run '^$$' -fuzz FuzzProjectFile -fuzztime 1m
	go test ./extract/claim -run '^$$' -fuzz FuzzFind -fuzztime 1m
	go test ./cmd/newsgraph -run '^$$' -fuzz FuzzParseQuestion -fuzztime 1m

eval-language: ## how well the language engine reads the test splits of ../shared/data, a figure a line
	@go run ./extract/text/model/evaluate

eval-claims: ## how well the extractor reads the gold articles, a figure a line
	@go run ./extract/score/evaluate

eval-identity: ## how well is told who is meant, on gold clusters and pronouns, a figure a line
	@go run ./extract/score/evaluate -identity

clean: ## remove what was built and loaded here
	rm -f newsgraph newsgraph.db newsgraph.db-shm newsgraph.db-wal rejects.jsonl
