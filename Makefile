# The two commands of the README, and what they are made of.
HUGEPAGES ?= 2M,1G
RELEASE = .build/release/hvo-bench

.PHONY: run test build benchmark gallery legality clean

# Installs what is missing, builds the release configuration and does the main job.
run: build
	$(RELEASE) --hugepages $(HUGEPAGES)

build:
	@scripts/install-dependencies run
	swift build -c release --static-swift-stdlib --product hvo-bench

test:
	@scripts/install-dependencies test
	swift test

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
