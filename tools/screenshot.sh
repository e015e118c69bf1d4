#!/usr/bin/env bash
# screenshot.sh PROGRAM [ARG...]: shows a program in a virtual display (Xvfb),
# waits until its window is drawn, and leaves a picture in $LANMU_SCREENSHOT,
# or build/lanmu.png. The picture is of the root window: what the toolkit
# itself captures is black there.
set -euo pipefail
picture=${LANMU_SCREENSHOT:-build/lanmu.png}
size=1280x800

work=$(mktemp -d)
app="" server=""
finish() {
	for process in $app $server; do
		kill "$process" 2>/dev/null && wait "$process" 2>/dev/null || true
	done
	rm -rf "$work"
}
trap finish EXIT

fail() {
	echo "screenshot.sh: $1" >&2
	exit 1
}

# within SECONDS COMMAND...: repeats the command until it succeeds.
within() {
	local end=$((SECONDS + $1))
	shift
	until "$@"; do
		kill -0 "$app" 2>/dev/null || return 1
		[ $SECONDS -lt $end ] || return 1
		sleep 0.1
	done
}

# With -displayfd the server itself finds a display number that is free.
mkfifo "$work/number"
Xvfb -displayfd 3 -screen 0 ${size}x24 -nolisten tcp 3>"$work/number" 2>"$work/xvfb" &
server=$!
read -r -t 20 number <>"$work/number" || { cat "$work/xvfb" >&2; fail "Xvfb does not start"; }
export DISPLAY=:$number
unset WAYLAND_DISPLAY

"$@" &
app=$!

mapped() { xdotool search --onlyvisible --pid "$app" >"$work/windows" 2>/dev/null; }
within 60 mapped || fail "$1 opened no window"

# Drawn is: the window shows something, and stays the same for a moment. Paths
# are given whole because other programs are called import, too.
drawn() {
	mapped
	eval "$(xdotool getwindowgeometry --shell "$(head -n 1 "$work/windows")")" # WIDTH HEIGHT X Y
	for moment in now later; do
		/usr/bin/import -silent -window root -crop "${WIDTH}x$HEIGHT+$X+$Y" +repage "$work/$moment.png"
		sleep 0.4
	done
	cmp -s <(seen now) <(seen later) && [ "$(/usr/bin/identify -format %k "$work/later.png")" -gt 1 ]
}
seen() { /usr/bin/identify -format '%#' "$work/$1.png"; }
within 30 drawn || fail "$1 does not stop changing its window"

mkdir -p "$(dirname "$picture")"
cp "$work/later.png" "$picture"
echo "Screenshot: $(realpath "$picture")"
