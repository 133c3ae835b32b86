# Watchfloor. `make run` and `make test` need nothing but a Swift toolchain and Debian's apt.

PREFIX ?= /usr/local
DESTDIR ?=
SWIFT ?= swift
# No library is looked for beside the program, and no jump table stays writable.
HARDENING = --disable-local-rpath -Xswiftc -no-toolchain-stdlib-rpath -Xlinker -z -Xlinker relro \
	-Xlinker -z -Xlinker now
# Colours are flags of the compiler: with them a build on a terminal and one in a pipe undo each other.
PLAIN = --no-color-diagnostics
RELEASE_FLAGS = -c release $(PLAIN) --static-swift-stdlib $(HARDENING)
BIN = .build/release/watchfloor
LIBRARIES = binutils libncurses-dev libsqlite3-dev libssl-dev libpq-dev
# What the tests run or are read by; a test fails where one is missing.
TEST_TOOLS = tmux postgresql openssl groff-base python3 zsh fish mount procps util-linux

SHARE = $(DESTDIR)$(PREFIX)/share
MANUALS = $(SHARE)/doc/watchfloor
MAN = man/man1/watchfloor.1
BASH_COMPLETION = bash-completion/completions/watchfloor
ZSH_COMPLETION = zsh/site-functions/_watchfloor
FISH_COMPLETION = fish/vendor_completions.d/watchfloor.fish
DOCUMENTS = $(addprefix $(SHARE)/,$(MAN) $(BASH_COMPLETION) $(ZSH_COMPLETION) $(FISH_COMPLETION))

.PHONY: run build compose test unconfigured lint format bench fuzz mutants install install-files uninstall deps test-deps clean

run: build
	@$(BIN)

build: deps
	$(SWIFT) build $(RELEASE_FLAGS) --product watchfloor
	@.ci/hardened $(BIN)

# Composes the shipped archives anew.
compose: build
	@for name in $(notdir $(wildcard Data/archives/*)); do \
		$(BIN) compose Data/chronicle/$$name --into Data/archives/$$name || exit; done

# Installs what is missing, and touches no network where nothing is.
deps:
	@.ci/packages $(LIBRARIES)

test-deps:
	@.ci/packages $(LIBRARIES) $(TEST_TOOLS)

test: unconfigured test-deps lint
	$(SWIFT) build $(PLAIN) --build-tests
	$(SWIFT) test --skip-build

# The tests run the program, which would obey this file and write into the log it names.
unconfigured:
	@test ! -e /etc/watchfloor.json || { \
		echo "/etc/watchfloor.json: is there; move it away while the tests run" >&2; exit 1; }

lint:
	$(SWIFT) format lint --strict --parallel --recursive Package.swift Sources Tests

format:
	$(SWIFT) format --in-place --parallel --recursive Package.swift Sources Tests

SECONDS ?= 60

# So many seconds of each fuzzer; what must hold is in Tests/Fuzz/Checks.
fuzz: deps
	@Tests/Fuzz/run $(SECONDS)

bench: test-deps
	$(SWIFT) build $(RELEASE_FLAGS)
	.build/release/watchfloor-bench

# Alters the rules one place at a time and lists the alterations that no test notices; takes an hour.
MUTANTS ?=
mutants: test-deps
	python3 Tests/Mutants/mutants.py $(MUTANTS)

install: build install-files

# What is built already; modes are the same whatever the umask.
install-files:
	install -D -m 755 $(BIN) $(DESTDIR)$(PREFIX)/bin/watchfloor
	install -d $(SHARE)/watchfloor
	cp -R Data Themes $(SHARE)/watchfloor/
	find $(SHARE)/watchfloor -type d -exec chmod 755 {} +
	find $(SHARE)/watchfloor -type f -exec chmod 644 {} +
	install -d $(MANUALS)
	install -m 644 Sources/Manual/*.md $(MANUALS)/
	install -d $(dir $(DOCUMENTS))
	$(BIN) man > $(SHARE)/$(MAN)
	$(BIN) completion bash $(PREFIX)/bin/watchfloor > $(SHARE)/$(BASH_COMPLETION)
	$(BIN) completion zsh $(PREFIX)/bin/watchfloor > $(SHARE)/$(ZSH_COMPLETION)
	$(BIN) completion fish $(PREFIX)/bin/watchfloor > $(SHARE)/$(FISH_COMPLETION)
	chmod 644 $(DOCUMENTS)

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/watchfloor $(DOCUMENTS)
	rm -rf $(SHARE)/watchfloor $(MANUALS)

clean:
	rm -rf .build
