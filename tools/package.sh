#!/usr/bin/env bash
# package.sh VERSION: packs build/root, which make install has filled, into a
# .deb and a tarball in build/.
set -euo pipefail
cd "$(dirname "$0")/.."
nfpm=github.com/goreleaser/nfpm/v2/cmd/nfpm@v2.45.2
export VERSION=$1 ARCH
ARCH=$(tools/go.sh env GOARCH)

find build/root -type d -exec chmod 755 {} +
doc=build/root/usr/share/doc/lanmu
maintainer=$(sed -n 's/^maintainer: //p' packaging/nfpm.yaml)
gzip -9n >"$doc/changelog.Debian.gz" <<END
lanmu ($VERSION-1) unstable; urgency=medium

  * What has changed for readers is told in changelog.gz.

 -- $maintainer  $(date -u -R -d "@$SOURCE_DATE_EPOCH")
END
gzip -9nc CHANGELOG.md >"$doc/changelog.gz"
install -D -m 644 packaging/lintian-overrides build/root/usr/share/lintian/overrides/lanmu

rm -f build/lanmu_*.deb build/lanmu-*.tar.gz
tools/go.sh run "$nfpm" package --config packaging/nfpm.yaml --packager deb --target build/
name=lanmu-$VERSION-linux-$ARCH
tar --sort=name --owner=0 --group=0 --numeric-owner --mtime "@$SOURCE_DATE_EPOCH" \
	--transform "s,^usr,$name," -C build/root -cf - usr | gzip -9n >"build/$name.tar.gz"
ls -l build/lanmu_*.deb "build/$name.tar.gz"
