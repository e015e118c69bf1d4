#!/usr/bin/env bash
# install.sh GROUP...: installs the Debian packages that are missing, asking
# nothing. With nothing missing it calls no apt-get and takes milliseconds.
set -euo pipefail

packages=()
for group; do
	case $group in
	build) packages+=(ca-certificates gcc libc6-dev libgl1-mesa-dev libwayland-dev libxkbcommon-dev pkg-config xorg-dev) ;;
	display) packages+=(imagemagick libgl1-mesa-dri xauth xdotool xvfb) ;;
	reader) packages+=(tesseract-ocr tesseract-ocr-chi-sim xclip) ;; # who reads the screen in tests
	typing) packages+=(dbus fcitx5 fcitx5-chinese-addons ibus ibus-libpinyin sway wl-clipboard) ;; # who types Chinese in tests
	faults) packages+=(strace) ;; # makes calls to the system fail
	shell) packages+=(shellcheck) ;;
	icons) packages+=(librsvg2-bin optipng) ;;
	packaging) packages+=(appstream debootstrap desktop-file-utils lintian man-db) ;;
	go) packages+=(ca-certificates golang-go) ;;
	*) echo "install.sh: no group is called $group" >&2; exit 2 ;;
	esac
done

# Elsewhere than on Debian and its kin, the compiler says what is missing.
command -v apt-get >/dev/null || exit 0

known=$(dpkg-query -W -f='${Package} ${db:Status-Status}\n' "${packages[@]}" 2>/dev/null || true)
missing=()
for package in "${packages[@]}"; do
	grep -qx "$package installed" <<<"$known" || missing+=("$package")
done
[ ${#missing[@]} -gt 0 ] || exit 0

root=()
if [ "$(id -u)" != 0 ]; then
	root=(sudo -n)
	"${root[@]}" true 2>/dev/null || {
		echo "install.sh: to install what is missing, run as root: apt-get install ${missing[*]}" >&2
		exit 1
	}
fi
echo "Installing ${missing[*]}" >&2
apt() {
	"${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y "$@" </dev/null >>"$said" 2>&1 || {
		cat "$said" >&2
		exit 1
	}
}
# What apt-get says is shown only if it fails.
said=$(mktemp)
trap 'rm -f "$said"' EXIT
apt update
apt install --no-install-recommends "${missing[@]}"
