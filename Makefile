# The two commands of the README, and what they are made of.
HUGEPAGES ?= 2M,1G
PREFIX ?= /usr/local
RELEASE = .build/release/hvo-bench

.PHONY: run test lint sanitize build payload benchmark fuzz gallery legality manual install package clean

# Installs what is missing, builds the release configuration and does the main job.
run: build
	$(RELEASE) --hugepages $(HUGEPAGES)

build:
	@scripts/install-dependencies run
	swift build -c release --static-swift-stdlib --product hvo-bench

test: payload
	@scripts/install-dependencies test
	swift test

# Where the format isn't swift-format's (.swift-format).
SWIFT_FILES = Package.swift Sources Tests data plots pages Payload/Package.swift Payload/Sources \
  Fuzzing/Package.swift Fuzzing/Fuzz Benchmarks/Package.swift Benchmarks/Harness Benchmarks/Paired \
  Benchmarks/Remap Benchmarks/Subjects
lint:
	swift format lint --strict --parallel --recursive $(SWIFT_FILES)

# The rooms with threads under the thread sanitizer, in a build of its own: five minutes or so, so
# that .ci/run leaves it out. The single-threaded searches would take hours there.
THREADED = VmemmapTests|RemapTimingTests|BarriersTests|MeasurementTests
sanitize:
	@scripts/install-dependencies test
	swift test --sanitize=thread --scratch-path .build/tsan \
	  --filter '$(THREADED)' --skip 'Every(Demotion)?FailureTests'

# The bare-metal payloads of `hvo-bench el1`, with nothing but the Swift toolchain.
PAYLOAD = swift build -c release --package-path Payload
payload:
	@scripts/install-dependencies run
	$(PAYLOAD) --triple aarch64-none-none-elf --product Payload
	$(PAYLOAD) --triple x86_64-unknown-none-elf --product PayloadX86
	mkdir -p .build/payload
	cp Payload/.build/aarch64-none-none-elf/release/Payload .build/payload/el1-aarch64.elf
	cp Payload/.build/x86_64-unknown-none-elf/release/PayloadX86 .build/payload/ring0-x86_64.elf

# Speed claims: the sampling loop beside google/benchmark's; the simulator's loops alone, then in turn
# with C's.
benchmark:
	@scripts/install-dependencies run
	scripts/harness-cost
	swift package --package-path Benchmarks benchmark
	swift run -c release --package-path Benchmarks Paired

# Mutated files for every reader: an answer or an error, never a trap. The fixed seed gives the same
# inputs on every run.
COUNT ?= 20000
fuzz:
	@scripts/install-dependencies run
	swift build --package-path Fuzzing -c release
	for reader in json yaml csv fleet-yaml; do \
	  Fuzzing/.build/release/fuzz $$reader --count $(COUNT) || exit 1; \
	done

# plots/gallery: the pictures of the results there; the main one last, since others have some of its
# pictures too.
gallery: build
	for result in kernel el1 range walks result; do \
	  $(RELEASE) plot plots/gallery/$$result.json --directory plots/gallery || exit 1; \
	done

# docs/legality.md: every built-in protocol in every setting.
legality: build
	scripts/legality

# The manual pages, by swift-argument-parser's plugin. Its debug build leaves the release alone.
manual:
	swift package generate-manual --configuration debug --multi-page \
	  --date $$(git log -1 --format=%cs 2>/dev/null || date +%F)

# Program, payloads, manual pages, shell completions and docs under PREFIX.
install: build manual payload
	scripts/install "$(PREFIX)"

# A Debian package that needs no Swift on the machine it is installed on.
package: build manual payload
	@scripts/install-dependencies package
	scripts/check-package $$(scripts/package-deb)

clean:
	swift package clean
	rm -rf Payload/.build .build/payload
