#!/usr/bin/env bash
# check-package.sh VERSION: checks the .deb in build/ with Debian's tools, then
# installs it into a root in which nothing else is and starts it there, as a
# user without rights, on a virtual display outside.
set -euo pipefail
cd "$(dirname "$0")/.."
deb=$(echo build/lanmu_"$1"-*.deb)

if [ "$(id -u)" != 0 ]; then
	sudo -n true 2>/dev/null || { echo "check-package.sh: installing into a clean root takes root's rights; not done" >&2; exit 1; }
	exec sudo -n "$0" "$@"
fi
if [ -z "${LANMU_OWN_MOUNTS:-}" ]; then
	LANMU_OWN_MOUNTS=1 exec unshare --mount --fork "$0" "$@" # what is mounted below ends with this
fi

desktop-file-validate build/root/usr/share/applications/*.desktop
appstreamcli validate-tree --no-net build/root
lintian --allow-root --fail-on error "$deb"

# hardened FILE: what Debian's hardening-check asks of a program. Its C parts
# look after their stacks if the function that tells of an overrun is called.
hardened() {
	local head lines
	head=$(readelf -hW "$1")
	lines=$(readelf -lW "$1"; readelf -dW "$1"; readelf -W --dyn-syms "$1")
	grep -q 'Type: *DYN' <<<"$head" || { echo "is not position-independent"; return 1; }
	grep -q GNU_RELRO <<<"$lines" || { echo "has no RELRO"; return 1; }
	grep -qE 'BIND_NOW|FLAGS_1.*NOW' <<<"$lines" || { echo "has RELRO in part only"; return 1; }
	grep -q __stack_chk_fail <<<"$lines" || { echo "has C parts without stack protection"; return 1; }
	! grep -qE 'GNU_STACK.* RWE' <<<"$lines" || { echo "may run what is on its stack"; return 1; }
}
why=$(hardened build/root/usr/bin/lanmu) || { echo "check-package.sh: lanmu $why" >&2; exit 1; }

work=$(mktemp -d)
app="" server=""
finish() {
	for process in $app $server; do
		kill "$process" 2>/dev/null && wait "$process" 2>/dev/null || true
	done
	umount -l "$work/root/proc" 2>/dev/null || true
	rm -rf --one-file-system "$work"
}
trap finish EXIT

fail() {
	echo "check-package.sh: $1" >&2
	exit 1
}

# shellcheck source=/dev/null
suite=$(. /etc/os-release && echo "$VERSION_CODENAME")
echo "Making a clean root of Debian $suite"
debootstrap --variant=minbase "$suite" "$work/root" >"$work/log" 2>&1 || { tail "$work/log" >&2; fail "debootstrap fails"; }
mount -t proc proc "$work/root/proc"
cp /etc/resolv.conf "$work/root/etc/"
apt-config dump | grep -i '^Acquire::https\?::' >"$work/root/etc/apt/apt.conf.d/90proxy" || true
inside() { chroot "$work/root" env -i DEBIAN_FRONTEND=noninteractive PATH=/usr/sbin:/usr/bin:/sbin:/bin "$@"; }
cp "$deb" "$work/root/tmp/"
echo "Installing $deb and what it declares that it needs"
{
	inside apt-get -q update
	inside apt-get -q -y --no-install-recommends install "/tmp/$(basename "$deb")"
	inside useradd --create-home reader
} >"$work/log" 2>&1 || { tail -n 30 "$work/log" >&2; fail "$deb cannot be installed"; }

as_reader() {
	chroot --userspec=reader "$work/root" env -i HOME=/home/reader LANG=C.UTF-8 PATH=/usr/bin:/bin DISPLAY="${DISPLAY:-}" "$@"
}
[[ "$(as_reader lanmu --version)" == "lanmu $1"* ]] || fail "lanmu --version says $(as_reader lanmu --version)"
as_reader lanmu find gjjs | grep -q 工匠精神 || fail "lanmu find finds nothing"
! as_reader ldd /usr/bin/lanmu | grep "not found" || fail "$deb does not declare all it needs"
# What the toolkit opens by name when its window opens: without some of it a
# window opens all the same, and lacks pointers or screens.
known=$(inside ldconfig -p)
for library in $(grep -aoE 'lib(X[A-Za-z0-9-]*|xkbcommon|wayland-[a-z]+|EGL)\.so\.[0-9]+' "$work/root/usr/bin/lanmu" | sort -u); do
	grep -qF "$library " <<<"$known" || fail "$deb does not declare the package of $library"
done

mkfifo "$work/number"
Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp -noreset 3>"$work/number" 2>"$work/xvfb" &
server=$!
read -r -t 20 number <>"$work/number" || { cat "$work/xvfb" >&2; fail "Xvfb does not start"; }
export DISPLAY=:$number
as_reader lanmu 2>"$work/errors" &
app=$!
title=
for ((i = 0; i < 600 && ${#title} == 0; i++)); do
	kill -0 "$app" 2>/dev/null || { cat "$work/errors" >&2; fail "lanmu ends at once"; }
	sleep 0.1
	title=$(xdotool search --onlyvisible --class . getwindowname 2>/dev/null || true)
done
[ -n "$title" ] || { cat "$work/errors" >&2; fail "lanmu opens no window"; }
for ((i = 0; i < 300; i++)); do
	colours=$(/usr/bin/import -silent -window root png:- | /usr/bin/identify -format %k -)
	[ "$colours" -lt 20 ] || break
	sleep 0.1
done
[ "$colours" -ge 20 ] || fail "lanmu draws nothing"
inside apt-get -q -y purge lanmu >"$work/log" 2>&1 || { cat "$work/log" >&2; fail "lanmu cannot be removed"; }
[ -z "$(find "$work/root/usr" -iname '*lanmu*')" ] || fail "what is left of it: $(find "$work/root/usr" -iname '*lanmu*')"
echo "$deb installs, starts ($title) and is removed in a clean root of Debian $suite"
