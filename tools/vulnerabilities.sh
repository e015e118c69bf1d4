#!/usr/bin/env bash
# vulnerabilities.sh: fails if the program calls code with a known vulnerability.
# Where vuln.go.dev cannot be reached its reports are taken from the module they
# are written in, through the Go module proxy; where that cannot be reached
# either, it says so and does not fail.
#
# What is known of the standard library fails only where $STRICT is set, as it
# is for a release: which Go is at hand is not for the sources to mend.
set -euo pipefail
cd "$(dirname "$0")/.."
govulncheck=golang.org/x/vuln/cmd/govulncheck@v1.9.0
reports=golang.org/x/vulndb

out=$(mktemp)
trap 'rm -f "$out"' EXIT
status=0
tools/go.sh run "$govulncheck" ./... >"$out" 2>&1 || status=$?
if [ $status != 0 ] && grep -q "fetching vulnerabilities" "$out"; then
	echo "vuln.go.dev cannot be reached; taking its reports from the module $reports" >&2
	if ! dir=$(tools/go.sh mod download -json "$reports@latest" 2>"$out" | sed -n 's/^\t"Dir": "\(.*\)",\{0,1\}$/\1/p') || [ -z "$dir" ]; then
		cat "$out" >&2
		echo "vulnerabilities.sh: NOT CHECKED: no list of known vulnerabilities can be reached" >&2
		exit 0
	fi
	status=0
	tools/go.sh run "$govulncheck" -db "file://$dir/data/osv" ./... >"$out" 2>&1 || status=$?
fi
if [ $status != 0 ] && [ -z "${STRICT:-}" ] && grep -q "^Your code is affected by [0-9]* vulnerabilit[a-z]* from the Go standard library\.$" "$out"; then
	grep -A 1 "^Vulnerability" "$out" | sed '/^--/d'
	echo "All of these are of $(tools/go.sh env GOVERSION) itself; releases are built with a later one."
	exit 0
fi
cat "$out"
exit $status
