import Foundation
import TestSupport
import Testing

/// A folder of input files that goes away again.
struct Inputs: ~Copyable {
  let folder = FileManager.default.temporaryDirectory.appending(path: "compare-\(UUID())")

  init() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// The hand-written result, with edits.
  static func example(_ edits: [(String, String)] = []) throws -> String {
    var text = try String(
      contentsOf: repositoryRoot.appending(path: "Tests/ResultsTests/Fixtures/full.json"),
      encoding: .utf8)
    for (old, new) in edits {
      try #require(text.contains(old))
      text = text.replacing(old, with: new)
    }
    return text
  }

  func write(_ text: String, _ name: String) throws -> String {
    let file = folder.appending(path: name)
    try Data(text.utf8).write(to: file)
    return file.path
  }
}

@Suite struct CompareCommandTests {
  @Test func `a file against itself: no difference, exit code 0`() async throws {
    let inputs = try Inputs()
    let path = try inputs.write(try Inputs.example(), "a.json")
    let run = try await Tool.run(["compare", path, path, "--fail-if-slower", "5%"])
    #expect(run.code == 0)
    #expect(run.errors.isEmpty)
    #expect(run.output.contains("no evidence"))
    #expect(run.output.firstMatch(of: /[0-9] (slower|faster)/) == nil)
  }

  @Test func `slower rows fail only if asked to`() async throws {
    let inputs = try Inputs()
    // Twice the time, with an interval as narrow as before.
    func timerRead(halves: Double) -> (String, String) {
      ("\"id\": \"timer-read\"", "\"halfMedians\": [\(halves), \(halves)], \"id\": \"timer-read\"")
    }
    let before = try inputs.write(try Inputs.example([timerRead(halves: 22.6)]), "a.json")
    let after = try inputs.write(
      try Inputs.example([timerRead(halves: 45.2), ("\"value\": 22.6", "\"value\": 45.2")]),
      "b.json")
    let plain = try await Tool.run(["compare", before, after])
    #expect(plain.code == 0)
    let strict = try await Tool.run(["compare", before, after, "--fail-if-slower", "5%"])
    #expect(strict.code == 1)
    #expect(strict.errors.contains("slower by more than 5%: barriers/timer-read/peers=0"))
    #expect(strict.output == plain.output)
    let generous = try await Tool.run(["compare", before, after, "--fail-if-slower", "100%"])
    #expect(generous.code == 0)
  }

  @Test func `another kernel: a banner, no verdict, exit code 2, unless forced`() async throws {
    let inputs = try Inputs()
    let before = try inputs.write(try Inputs.example(), "a.json")
    let text = try Inputs.example()
    let kernel = try #require(text.firstMatch(of: /"kernel": "([^"]+)",\n    "memoryBytes"/))
    let after = try inputs.write(
      text.replacing("\"kernel\": \"\(kernel.1)\"", with: "\"kernel\": \"9.9\""), "b.json")
    let refused = try await Tool.run(["compare", before, after, "--fail-if-slower", "5"])
    #expect(refused.code == 2)
    #expect(refused.output.contains("THE HOSTS DIFFER: kernel: \(kernel.1) / 9.9"))
    #expect(refused.errors.split(separator: "\n").count == 1)
    let forced = try await Tool.run(["compare", before, after, "--force"])
    #expect(forced.code == 0)
  }

  @Test(arguments: [
    ("{\"schemaVersion\": 999}", "999"),
    ("{\"context\": {}, \"benchmarks\": []}", "Google Benchmark"),
    ("{\"results\": [{\"command\": \"x\"}]}", "hyperfine"), ("{\"schemaVersion\": 1, ", "cut off"),
    ("", "empty"), ("[]", "bad.json"), ("{\"tool\": 1}", "schemaVersion"),
  ])
  func `what is no result is named in one line`(text: String, word: String) async throws {
    let inputs = try Inputs()
    let good = try inputs.write(try Inputs.example(), "good.json")
    let bad = try inputs.write(text, "bad.json")
    for arguments in [
      ["compare", good, bad], ["compare", bad, good], ["export", bad, "--as", "csv"],
    ] {
      let run = try await Tool.run(arguments)
      #expect(run.code == 2)
      #expect(run.output.isEmpty)
      #expect(run.errors.split(separator: "\n").count == 1)
      #expect(run.errors.contains(word))
      #expect(!run.errors.contains("DecodingError"))
    }
  }

  @Test(arguments: ["/dev/null", "/", "/no/such/file"])
  func `what is no file of ours is named in one line`(path: String) async throws {
    let run = try await Tool.run(["compare", path, path])
    #expect(run.code == 2)
    #expect(run.errors.split(separator: "\n").count == 1)
    #expect(run.errors.contains("\(path): "))
  }

  @Test(arguments: ["0%", "-5%", "five", "101%", "5%%", ""])
  func `a share that is none is a usage error`(text: String) async throws {
    let run = try await Tool.run(["compare", "a", "b", "--fail-if-slower=\(text)"])
    #expect(run.code == 64)
    #expect(run.errors.split(separator: "\n").count == 1)
  }

  /// A value that begins with a hyphen is a value, and the answer says what would be right.
  @Test(arguments: [
    (["compare", "a", "b", "--fail-if-slower", "-5%"], "--fail-if-slower -5%: a share from"),
    (["el1", "--arch", "x86_64", "--protocol", "direct"], "an x86_64 guest runs no protocols"),
  ])
  func `a wrong value is named`(arguments: [String], said: String) async throws {
    let run = try await Tool.run(arguments)
    #expect(run.code == 64)
    #expect(run.errors.contains(said))
  }
}

@Suite struct ExportCommandTests {
  static let formats = ["google-benchmark", "openmetrics", "csv", "markdown", "json"]

  @Test(arguments: formats)
  func `no locale changes what programs read`(format: String) async throws {
    let inputs = try Inputs()
    let path = try inputs.write(try Inputs.example(), "a.json")
    let plain = try await Tool.run(
      ["export", path, "--format", format], environment: ["LC_ALL": "C"])
    let german = try await Tool.run(
      ["export", path, "--format", format], environment: ["LC_ALL": "de_DE.UTF-8"])
    #expect(plain.code == 0 && german.code == 0)
    #expect(!plain.output.isEmpty)
    #expect(plain.output == german.output)
    // Forms of other programs have no place for each section, and say so in one line.
    let isReport = ["csv", "markdown", "json"].contains(format)
    #expect(plain.errors.split(separator: "\n").count == (isReport ? 0 : 1))
    #expect(plain.errors.contains("left out: ") == !isReport)
    #expect(plain.errors == german.errors)
  }

  @Test func `a file gets what standard output would`() async throws {
    let inputs = try Inputs()
    let path = try inputs.write(try Inputs.example(), "a.json")
    let target = inputs.folder.appending(path: "hvo.prom")
    let run = try await Tool.run(
      ["export", path, "--as", "openmetrics", "--output", target.path])
    #expect(run.code == 0 && run.output.isEmpty)
    let printed = try await Tool.run(["export", path, "--as", "openmetrics"])
    #expect(try String(contentsOf: target, encoding: .utf8) == printed.output)
    let nowhere = try await Tool.run(
      ["export", path, "--as", "csv", "--output", "/no/such/dir/x"])
    #expect(nowhere.code == 2)
    #expect(nowhere.errors.contains("/no/such/dir/x"))
  }

  @Test func `an unknown format names the known ones`() async throws {
    let run = try await Tool.run(["export", "a.json", "--as", "xml"])
    #expect(run.code == 64)
    for format in Self.formats { #expect(run.errors.contains(format)) }
  }
}
