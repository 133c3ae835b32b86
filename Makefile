# Watchfloor. `make run` and `make test` need nothing but a Swift toolchain and Debian's apt.

PREFIX ?= /usr/local
DESTDIR ?=
SWIFT ?= swift
RELEASE_FLAGS = -c release --static-swift-stdlib
BIN = .build/release/watchfloor

.PHONY: run build test lint format bench install uninstall deps test-deps clean

run: build
	@$(BIN)

build: deps
	$(SWIFT) build $(RELEASE_FLAGS) --product watchfloor

# Installs what is missing, and touches no network where nothing is.
deps:
	@.ci/packages libncurses-dev

test-deps:
	@.ci/packages libncurses-dev tmux

test: test-deps lint
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build

lint:
	$(SWIFT) format lint --strict --parallel --recursive Package.swift Sources Tests

format:
	$(SWIFT) format --in-place --parallel --recursive Package.swift Sources Tests

bench: test-deps
	$(SWIFT) build $(RELEASE_FLAGS)
	.build/release/watchfloor-bench

install: build
	install -D -m 755 $(BIN) $(DESTDIR)$(PREFIX)/bin/watchfloor
	install -d $(DESTDIR)$(PREFIX)/share/watchfloor
	cp -R Data Themes $(DESTDIR)$(PREFIX)/share/watchfloor/

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/watchfloor
	rm -rf $(DESTDIR)$(PREFIX)/share/watchfloor

clean:
	rm -rf .build
