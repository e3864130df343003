import Foundation
import TestSupport

/// The package as SwiftPM reads it: each target, where it lies and what it says that it imports.
struct House {
  struct Target: Sendable {
    let name: String
    let isTest: Bool
    let isSystem: Bool
    /// Below the repository's root.
    let path: String
    /// Targets of this package.
    let arrows: [String]
    /// Modules of other packages.
    let packages: [String]
  }

  let targets: [Target]

  /// As `swift package dump-package` says; nothing is built.
  static let whole = Result { try House() }

  private init() throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "swift", "package", "--ignore-lock", "--package-path", repositoryRoot.path, "dump-package",
    ]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let text = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    targets = try JSONDecoder().decode(Dump.self, from: text).targets.map(Target.init)
  }

  /// Modules that are this package's own; a hyphen in a target's name is an underscore.
  var own: Set<String> { Set(targets.map { $0.name.replacing("-", with: "_") }) }

  /// Rooms: what the program is made of.
  var rooms: [Target] { targets.filter { !$0.isTest && !$0.isSystem && $0.name != "TestSupport" } }
}

extension House.Target {
  fileprivate init(_ target: Dump.Target) {
    name = target.name
    isTest = target.type == "test"
    isSystem = target.type == "system"
    path = target.path ?? (isTest ? "Tests/\(name)" : "Sources/\(name)")
    arrows = target.dependencies.compactMap { $0.byName?.first ?? $0.target?.first ?? nil }
    packages = target.dependencies.compactMap { $0.product?.first ?? nil }
  }

  /// Its Swift files: path below the root and text.
  var files: [(path: String, text: String)] {
    get throws {
      let root = repositoryRoot.appending(path: path)
      let names = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String }
      return try (names ?? []).filter { $0.hasSuffix(".swift") }.map {
        ("\(path)/\($0)", try String(contentsOf: root.appending(path: $0), encoding: .utf8))
      }
    }
  }
}

/// What is read of the dump: a dependency is a list of its name and what else is said of it.
private struct Dump: Decodable {
  struct Target: Decodable {
    let name: String
    let type: String
    let path: String?
    let dependencies: [Dependency]
  }
  struct Dependency: Decodable {
    let byName: [String?]?
    let target: [String?]?
    let product: [String?]?

    init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: Key.self)
      func names(_ key: Key) throws -> [String?]? {
        guard values.contains(key) else { return nil }
        var list = try values.nestedUnkeyedContainer(forKey: key)
        return [try list.decode(String.self)]
      }
      byName = try names(.byName)
      target = try names(.target)
      product = try names(.product)
    }

    enum Key: CodingKey { case byName, target, product }
  }

  let targets: [Target]
}

/// The modules that a file imports.
func imports(in text: String) -> [String] {
  text.split(separator: "\n").compactMap { line in
    let words = line.split(separator: " ")
    guard !line.hasPrefix("//"), let at = words.firstIndex(of: "import"), at <= 1,
      at + 1 < words.count
    else { return nil }
    return String(words[at + 1])
  }
}
