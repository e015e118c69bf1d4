#!/usr/bin/env bash
# go.sh ARG...: runs the go command of at least the version go.mod asks for.
#
# A machine whose go is older, or has none, gets that version through the Go
# module proxy, where every toolchain is a module whose sum is public; GOPROXY
# and the like are honoured. A go older than 1.21, as Debian 12's, cannot do so
# by itself, so this does for all what later ones do: download the module, set
# the execute bits and give the go.mod files their name, none of which a
# module may carry. It is kept in $XDG_CACHE_HOME/lanmu-go.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
want=$(awk '$1 == "go" { print $2; exit }' "$here/../go.mod")
kept=${XDG_CACHE_HOME:-$HOME/.cache}/lanmu-go/go$want

# is_enough GO: whether the command GO is of version $want or later.
is_enough() {
	local have
	have=$(cd / && GOTOOLCHAIN=local "$1" env GOVERSION 2>/dev/null) || return 1
	[ "$(printf '%s\n' "$want" "${have#go}" | sort -V | head -n 1)" = "$want" ]
}

fetch() {
	command -v go >/dev/null || "$here/install.sh" go
	local version work
	version=v0.0.1-go$want.$(cd / && GOTOOLCHAIN=local go env GOOS)-$(cd / && GOTOOLCHAIN=local go env GOARCH)
	echo "Fetching Go $want" >&2
	mkdir -p "$(dirname "$kept")"
	work=$(mktemp -d "$kept.XXXXXX")
	# shellcheck disable=SC2064 # work is gone when the trap is run
	trap "rm -rf '$work'" EXIT
	(cd "$work" && GOTOOLCHAIN=local GOFLAGS=-modcacherw GOMODCACHE=$work/mod go mod download "golang.org/toolchain@$version")
	local tree=$work/mod/golang.org/toolchain@$version
	chmod -R a+x "$tree"/bin "$tree"/pkg/tool
	find "$tree" -name _go.mod -execdir mv {} go.mod \;
	mv -T "$tree" "$kept" || is_enough "$kept/bin/go" # another run may have been first
	rm -rf "$work"
	trap - EXIT
}

if is_enough go; then
	exec go "$@"
fi
is_enough "$kept/bin/go" || fetch
exec "$kept/bin/go" "$@"
