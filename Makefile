# The two commands of the README, and what they are made of.
HUGEPAGES ?= 2M,1G
RELEASE = .build/release/hvo-bench

.PHONY: run test build payload benchmark gallery legality clean

# Installs what is missing, builds the release configuration and does the main job.
run: build
	$(RELEASE) --hugepages $(HUGEPAGES)

build:
	@scripts/install-dependencies run
	swift build -c release --static-swift-stdlib --product hvo-bench

test: payload
	@scripts/install-dependencies test
	swift test

# The bare-metal payload of `hvo-bench el1`, with nothing but the Swift toolchain.
payload:
	@scripts/install-dependencies run
	swift build -c release --package-path Payload --triple aarch64-none-none-elf --product Payload
	mkdir -p .build/payload
	cp Payload/.build/aarch64-none-none-elf/release/Payload .build/payload/el1-aarch64.elf

# Speed claims: the simulator's loops beside C, the sampling loop beside nothing.
benchmark:
	@scripts/install-dependencies run
	swift package --package-path Benchmarks benchmark

# plots/gallery: the pictures of the result there.
gallery: build
	$(RELEASE) plot plots/gallery/result.json --directory plots/gallery

# docs/legality.md: every built-in protocol in every setting.
legality: build
	scripts/legality

clean:
	swift package clean
	rm -rf Payload/.build .build/payload
