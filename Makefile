# make demo        set up, build, read the examples, ask three questions, draw demo.svg
# make test        set up, then check the format, build without warnings and run every test
# make conformance  the openCypher compatibility kit in TCK, ../shared/tck unless set otherwise
# make score       how well the annotated texts are read, and the articles of CORPUS where there are any
# make build       the program as it ships: optimised, in one static file
# make install     graphctl, shell completions and the man page, under PREFIX
# make format      write all sources in the project's format
# make lint        check the format
# make fuzz-extract  feed changed documents to extraction for FUZZ_SECONDS, half an hour unless set
# make bench       SCALE=S, M or L: graphctl beside ENGINES on the same data, every answer checked
# make train       learn the weights of the tagger, the names and the parser again from TRAINING
# make measure-extract  how fast documents are read, and in how much memory
# make calibrate   fit the weights of likely posts and of confidence to the annotated texts, and print how good they are
# make bench-check  count the instructions of the hot rows (valgrind); fails where they have risen
# make crash-test  kill 200 imports at random moments and check what is left
# make fuzz        feed changed queries to the engine for SECONDS, an hour unless set otherwise

SWIFT ?= swift
PREFIX ?= /usr/local
DESTDIR ?=
RUNS ?= 200
TCK ?= ../shared/tck
FUZZ_SECONDS ?= 1800
CORPUS ?= ../shared/corpus
SCALE ?= M
ENGINES ?= sqlite,duckdb,kuzu,real_ladybug,graphqlite
BENCH_KIT ?= ../shared/bench
BENCH_ROOT ?= /var/tmp/graph-bench
TRAINING ?= ../shared/training
GAZETTEERS ?= ../shared/gazetteers
LISTS ?= ../shared/data
SECONDS ?= 3600

SOURCES := Package.swift Sources Tests Benchmarks/Package.swift Benchmarks/Sources
SHIPPED := .build/shipped/graphctl

.DEFAULT_GOAL := build
.PHONY: set-up build demo test lint conformance score format install uninstall crash-test bench
.PHONY: bench-check train calibrate measure-extract fuzz fuzz-extract clean

set-up:
	@Scripts/set-up

build: set-up
	@SWIFT="$(SWIFT)" Scripts/build-shipped $(SHIPPED)

demo: build
	@Scripts/demo $(SHIPPED)

lint:
	$(SWIFT) format lint --strict --recursive $(SOURCES)

format:
	$(SWIFT) format --in-place --recursive $(SOURCES)

# Warnings are errors by the package's own settings. One test at a time: tests that wait for other
# processes would starve among those that reckon, and all together take no less time.
test: set-up lint
	$(SWIFT) build --build-tests
	@if [ -d "$(TCK)" ]; then \
	GRAPHCTL_READ=index .build/debug/opencypher-tck "$(TCK)" --failures && \
	GRAPHCTL_READ=image .build/debug/opencypher-tck "$(TCK)" --failures; \
	else echo "no compatibility kit in $(TCK): set TCK=DIR to run it"; fi
	$(SWIFT) test --skip-build --no-parallel

fuzz-extract: set-up
	@SWIFT="$(SWIFT)" Scripts/fuzz-extract $(FUZZ_SECONDS)

conformance: set-up
	$(SWIFT) build --configuration release --product opencypher-tck
	GRAPHCTL_READ=index .build/release/opencypher-tck "$(TCK)" --failures
	GRAPHCTL_READ=image .build/release/opencypher-tck "$(TCK)" --failures

# GRAPHCTL_SCORE=errors lists every error on the texts that rules may be written for.
score: set-up
	$(SWIFT) build --build-tests
	GRAPHCTL_SCORE=$${GRAPHCTL_SCORE:-table} $(SWIFT) test --skip-build --filter AnnotatedTextTests
	@if [ -x "$(CORPUS)/score.py" ]; then "$(CORPUS)/score.py" "$(CORPUS)/dev" --command \
	  '.build/debug/graphctl extract --format jsonl --published {date} {text}'; fi

install: build
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/man/man1 \
	  $(DESTDIR)$(PREFIX)/share/bash-completion/completions \
	  $(DESTDIR)$(PREFIX)/share/zsh/site-functions \
	  $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d
	install -m 755 $(SHIPPED) $(DESTDIR)$(PREFIX)/bin/graphctl
	install -m 644 Documentation/graphctl.1 $(DESTDIR)$(PREFIX)/share/man/man1/graphctl.1
	$(SHIPPED) --generate-completion-script bash \
	  > $(DESTDIR)$(PREFIX)/share/bash-completion/completions/graphctl
	$(SHIPPED) --generate-completion-script zsh \
	  > $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_graphctl
	$(SHIPPED) --generate-completion-script fish \
	  > $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/graphctl.fish

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/graphctl \
	  $(DESTDIR)$(PREFIX)/share/man/man1/graphctl.1 \
	  $(DESTDIR)$(PREFIX)/share/bash-completion/completions/graphctl \
	  $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_graphctl \
	  $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/graphctl.fish

# The kit makes its own environment, data and answers in BENCH_ROOT; ENGINES= runs graphctl alone.
bench: build
	$(SWIFT) build --package-path Benchmarks --configuration release
	KIT="$(abspath $(BENCH_KIT))" BENCH_ROOT="$(BENCH_ROOT)" GRAPHCTL="$(abspath $(SHIPPED))" \
	  GRAPH_BENCH="$$($(SWIFT) build --package-path Benchmarks --configuration release --show-bin-path)/graph-bench" \
	  Benchmarks/beside $(SCALE) "$(ENGINES)"

# The same corpora give the same file, byte for byte; see Schema/models/README.md.
train: set-up
	$(SWIFT) build --configuration release --product train-models
	.build/release/train-models "$(TRAINING)" "$(GAZETTEERS)" "$(LISTS)" Schema/models/name-words.txt \
	  Schema/models/english.weights
	$(MAKE) calibrate

# What the rules make of the annotated texts depends on the models, so that `train` ends with this.
calibrate: set-up
	$(SWIFT) build --build-tests
	GRAPHCTL_CALIBRATE_POSTS="$(abspath Schema)" \
	  $(SWIFT) test --skip-build --no-parallel --filter LikelihoodFitTests
	touch Sources/CSchema/holders.c Sources/CSchema/bodies.c Sources/CSchema/offices.c
	$(SWIFT) build --build-tests
	GRAPHCTL_CALIBRATE="$(abspath Schema/confidence.txt)" \
	  $(SWIFT) test --skip-build --no-parallel --filter CalibrationTests/isReliable

measure-extract: build
	@Scripts/measure-extract $(SHIPPED)

# KEEP=--keep writes the counts down as the new measure.
bench-check: build
	$(SWIFT) build --package-path Benchmarks --configuration release
	KIT="$(abspath $(BENCH_KIT))" BENCH_ROOT="$(BENCH_ROOT)" GRAPHCTL="$(abspath $(SHIPPED))" \
	  GRAPH_BENCH="$$($(SWIFT) build --package-path Benchmarks --configuration release --show-bin-path)/graph-bench" \
	  Benchmarks/instructions $(KEEP)

crash-test: build
	@Scripts/crash-test $(SHIPPED) $(RUNS)

fuzz: set-up
	@SWIFT="$(SWIFT)" Scripts/fuzz $(SECONDS)

clean:
	rm -rf .build demo.db demo.db-wal demo.db-shm demo.db-lock demo.dot demo.svg
