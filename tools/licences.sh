#!/usr/bin/env bash
# licences.sh: writes the licences of Lanmu and of all that is in its binary to
# standard output: its fonts and tables, and every Go module linked in.
set -euo pipefail
cd "$(dirname "$0")/.."

part() {
	printf '\n%s\n\n' "$(printf '%.0s=' {1..79})"
	printf '%s\n\n' "$1"
	cat "${@:2}"
}

echo "Lanmu, https://pkg.go.dev/std and the works named below are under these licences."
part "Lanmu" LICENSE
part "Noto Serif SC and Noto Sans SC (subsets)" assets/fonts/OFL.txt
for text in data/*/tables/LICENSE.*; do
	part "${text##*/LICENSE.}, of which ${text%/*} is made" "$text"
done
part "Go" "$(tools/go.sh env GOROOT)/LICENSE"
tools/go.sh list -deps -f '{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}} {{.Dir}}{{end}}{{end}}' . | sort -u |
	while read -r path version dir; do
		texts=("$dir"/{LICEN[CS]E,COPYING,NOTICE}*)
		found=()
		for text in "${texts[@]}"; do
			[ ! -f "$text" ] || found+=("$text")
		done
		[ ${#found[@]} -gt 0 ] || { echo "licences.sh: no licence stands in $dir" >&2; exit 1; }
		part "$path $version" "${found[@]}"
	done
