// swift-tools-version: 6.2
// Random mutations of every kind of file that hvo-bench reads: an answer or an error, never a trap.
//
//   make fuzz COUNT=1000000
//   swift run --package-path Fuzzing -c release fuzz json --count 1000000 --seed 1
//
// A package of its own: the main build and its tests don't wait for it.
import PackageDescription

let package = Package(
  name: "hvo-bench-fuzzing",
  dependencies: [
    .package(name: "hvo-bench", path: ".."),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
  ],
  targets: [
    .executableTarget(
      name: "fuzz",
      dependencies: [
        .product(name: "Readers", package: "hvo-bench"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Fuzz",
      swiftSettings: [.swiftLanguageMode(.v6)])
  ]
)
