# Lanmu's chores. On Debian each installs what it misses, asking nothing.
#
#   make deps                what the program is built with, from Debian
#   make run ARGS=page.txt    the window, or its picture where no display is
#   make test                 every test
#   make bench                every benchmark
#   make soak                 5,300 kills of writers, 60,000 random inputs, a week of reading
#   make check                gofmt, go vet, staticcheck, govulncheck, the race detector, shellcheck
#   make build                build/lanmu
#   make screenshots          the pictures of the documents, in docs/screenshots
#   make screenshot           its picture from a virtual display, in build/lanmu.png
#   make install              program, menu entry, icons, manual; DESTDIR, PREFIX; make uninstall
#   make package              a .deb and a tarball, in build/
#   make check-package        whether they are as Debian wants them, and start

go := tools/go.sh
version := $(shell sed -n 's/^Version = "\(.*\)"/\1/p' FyneApp.toml)

.PHONY: deps run screenshot screenshots build test soak bench check

# What is needed to build the program. What only some chores need they ask for
# themselves.
deps:
	@tools/install.sh build

run: build
ifeq ($(DISPLAY)$(WAYLAND_DISPLAY),)
	@echo "There is no display here: Lanmu is shown in a virtual one."
	@tools/install.sh display
	@tools/screenshot.sh build/lanmu $(ARGS)
else
	build/lanmu $(ARGS)
endif

screenshot: build
	@tools/install.sh display
	@tools/screenshot.sh build/lanmu $(ARGS)

screenshots: deps
	@tools/install.sh display reader faults
	$(go) test -count 1 -run TestScreenshots . -screenshots docs/screenshots

# The toolkit's emoji font would be read whole at the start, 14 MiB, only to
# show emoji in the filter box; a system font does so too.
build: deps
	@$(go) mod download # or go build names each module that it fetches
	$(go) build -tags no_emoji $(BUILDFLAGS) -o build/lanmu .

# How long the tests of one package may take before they are taken to hang. It is
# no measurement: they take minutes, and a busy machine many times that.
limit := 1h

test: deps
	@tools/install.sh display reader faults typing
	$(go) test -timeout $(limit) ./...
	$(go) test -timeout $(limit) -tags accessibility -run 'ScreenReader|Targets' ./widgets ./app

# Kills the writers of journals 5,000 times and of the library's cache 300 times,
# gives the window 60,000 random keys and clicks, and leaves it open for a week of
# reading, telling what it holds meanwhile; make test does so 200, 9 and 300 times
# and for two days. Of a star, an export and an index it makes some 500 calls to the
# system fail each, and make test a few dozen in all. It takes hours.
soak: deps
	@tools/install.sh display reader faults
	LANMU_KILLS=5000 $(go) test -count 1 -timeout 2h -run TestKilled -v ./data/journal
	LANMU_KILLS=300 $(go) test -count 1 -timeout 2h -run TestKilled -v ./data/library
	LANMU_FLIPS=300 $(go) test -count 1 -timeout 2h -run TestFlipsAndHoles -v ./data/library
	LANMU_INPUTS=60000 $(go) test -count 1 -timeout 6h -run TestRandomInputs -v .
	LANMU_ARTICLES=500 $(go) test -count 1 -timeout 2h -run TestReadingOn -v .
	LANMU_DAYS=7 $(go) test -count 1 -timeout 2h -run TestAWeek -v .
	LANMU_FAULTS=500 $(go) test -count 1 -timeout 6h -run UnderFaults -v .

bench: deps
	@tools/install.sh display
	$(go) test -run '^$$' -bench . -benchmem ./...

check: deps
	@tools/install.sh shell
	shellcheck -S warning .ci/run $$(git ls-files '*.sh')
	@unformatted=$$($$($(go) env GOROOT)/bin/gofmt -l .); \
	test -z "$$unformatted" || { echo "gofmt would change:" $$unformatted >&2; exit 1; }
	$(go) vet ./...
	for module in $$(git ls-files '*/go.mod'); do (cd "$$(dirname "$$module")" && "$(CURDIR)/$(go)" vet ./...) || exit; done
	CGO_ENABLED=0 GOOS=windows $(go) vet ./data/...
	CGO_ENABLED=0 GOOS=darwin $(go) vet ./data/...
	$(go) run honnef.co/go/tools/cmd/staticcheck@v0.8.2 ./...
	$(go) run github.com/fzipp/gocyclo/cmd/gocyclo@v0.6.0 -over 20 -ignore _test.go data/page
	tools/vulnerabilities.sh
	CGO_ENABLED=1 $(go) test -timeout $(limit) -race -short ./data/...
	CGO_ENABLED=1 $(go) test -timeout $(limit) -race -run 'LostWhileOpen|MadeAnew' ./data/library

include packaging/install.mk
