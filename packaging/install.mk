# Putting Lanmu where programs live, and packing it for others to do so.

PREFIX ?= /usr/local
ZSHDIR ?= share/zsh/site-functions
id := io.github.lanmu.Lanmu
share := $(DESTDIR)$(PREFIX)/share
icons := $(share)/icons/hicolor
small := 16 24 32
large := 48 64 128 256

# Builds are the same from the same sources: what bears a date bears that of the
# last commit.
export SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct 2>/dev/null || date +%s)
today := $(shell date -u -d @$(SOURCE_DATE_EPOCH) +%F 2>/dev/null || date -u +%F)

.PHONY: install uninstall documents icons package check-package

# What is built by one user can be installed by another: sudo make install
# builds nothing that stands in build/ already.
install: build/lanmu build/documents
	install -D -m 755 build/lanmu $(DESTDIR)$(PREFIX)/bin/lanmu
	install -D -m 644 packaging/$(id).desktop $(share)/applications/$(id).desktop
	install -D -m 644 build/documents/$(id).metainfo.xml $(share)/metainfo/$(id).metainfo.xml
	install -D -m 644 assets/icon.svg $(icons)/scalable/apps/$(id).svg
	install -D -m 644 assets/icon.png $(icons)/512x512/apps/$(id).png
	for n in $(small) $(large); do \
		install -D -m 644 assets/icons/$$n.png $(icons)/$${n}x$$n/apps/$(id).png || exit 1; \
	done
	install -d $(share)/man/man1
	install -m 644 build/documents/man/*.1.gz $(share)/man/man1
	install -D -m 644 build/documents/lanmu.bash $(share)/bash-completion/completions/lanmu
	install -D -m 644 build/documents/lanmu.zsh $(DESTDIR)$(PREFIX)/$(ZSHDIR)/_lanmu
	install -D -m 644 build/documents/lanmu.fish $(share)/fish/vendor_completions.d/lanmu.fish
	install -D -m 644 build/documents/copyright $(share)/doc/lanmu/copyright
	install -D -m 644 build/documents/licences.gz $(share)/doc/lanmu/licences.gz
	$(tell-desktop)

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/lanmu $(share)/applications/$(id).desktop $(share)/metainfo/$(id).metainfo.xml \
		$(icons)/*/apps/$(id).* $(share)/man/man1/lanmu.1.gz $(share)/man/man1/lanmu-*.1.gz \
		$(share)/bash-completion/completions/lanmu $(DESTDIR)$(PREFIX)/$(ZSHDIR)/_lanmu \
		$(share)/fish/vendor_completions.d/lanmu.fish
	rm -rf $(share)/doc/lanmu
	$(tell-desktop)

# A desktop that is running learns of it at once. In a DESTDIR nobody looks.
tell-desktop = $(if $(DESTDIR),,@\
	! command -v update-desktop-database >/dev/null || update-desktop-database -q $(share)/applications || true; \
	! command -v gtk-update-icon-cache >/dev/null || gtk-update-icon-cache -q -t -f $(icons) || true)

sources := $(shell find app assets data seeds widgets -type f ! -name '*_test.go' ! -path '*/testdata/*') \
	main.go go.mod FyneApp.toml

build/lanmu: $(sources)
	$(MAKE) build
	@touch $@

# The manual from the command line itself, completions, licences.
documents build/documents: build/lanmu
	rm -rf build/documents && mkdir -p build/documents
	$(go) run ./tools/man $(version) build/documents/man
	gzip -9n build/documents/man/*.1
	for shell in bash zsh fish; do build/lanmu completion $$shell >build/documents/lanmu.$$shell || exit 1; done
	cat packaging/copyright LICENSE >build/documents/copyright
	tools/licences.sh | gzip -9n >build/documents/licences.gz
	sed 's/@VERSION@/$(version)/; s/@DATE@/$(today)/' packaging/$(id).metainfo.xml >build/documents/$(id).metainfo.xml

# After changing an SVG. Look at each size on light and on dark.
icons:
	@tools/install.sh icons
	for n in $(small); do rsvg-convert -w $$n -h $$n assets/icons/small.svg -o assets/icons/$$n.png || exit 1; done
	for n in $(large); do rsvg-convert -w $$n -h $$n assets/icon.svg -o assets/icons/$$n.png || exit 1; done
	rsvg-convert -w 512 -h 512 assets/icon.svg -o assets/icon.png
	optipng -quiet -o5 assets/icon.png assets/icons/*.png

# Releases are built with a Go of which no vulnerability is known that concerns
# Lanmu; check-package fails when there is one.
package check-package: export GOTOOLCHAIN := go1.26.11

# What is read comes from anywhere: as Debian hardens its programs, this one is
# loaded where nobody can tell beforehand, its tables of functions are read-only
# once it has started, and its C parts look after their stacks and buffers.
hardening := CGO_CFLAGS='-O2 -g -fstack-protector-strong -fstack-clash-protection -D_FORTIFY_SOURCE=2' \
	CGO_LDFLAGS='-O2 -g -Wl,-z,relro -Wl,-z,now'

package:
	$(hardening) $(MAKE) build BUILDFLAGS='-trimpath -buildmode pie -ldflags "-s -w -linkmode external"'
	$(MAKE) build/documents
	rm -rf build/root && $(MAKE) install DESTDIR=build/root PREFIX=/usr ZSHDIR=share/zsh/vendor-completions
	tools/package.sh $(version)

check-package: package
	@tools/install.sh packaging
	STRICT=yes tools/vulnerabilities.sh
	tools/check-package.sh $(version)
