import Foundation
import TestSupport
import Testing

@testable import Results

/// Real output against docs/result.schema.json, judged by Python's jsonschema.
@Suite(.enabled(if: Validator.python != nil, "needs python3-jsonschema"))
struct SchemaTests {
  @Test func `what the program writes is valid`() throws {
    let full = try ResultFile(decoding: try Example.fullBytes, name: "full.json")
    let outcome = try Validator.judge([
      "full": full.encoded(), "sparse": Example.sparse.encoded(),
      "nothing": Example.nothing.encoded(), "fixture": try Example.fullBytes,
    ])
    #expect(
      outcome == ["full": true, "sparse": true, "nothing": true, "fixture": true])
  }

  @Test func `the schema rejects what is wrong, so it can fail`() throws {
    let json = String(decoding: try Example.fullBytes, as: UTF8.self)
    let edits: [String: (String, String)] = [
      "version": ("\"schemaVersion\": 1", "\"schemaVersion\": 2"),
      "date": ("2026-11-25T01:00:00Z", "yesterday"),
      "incomplete without a reason": ("\"complete\": true", "\"complete\": false"),
      "unit": ("\"unit\": \"ns\"", "\"unit\": \"us\""),
      "provenance": ("\"kind\": \"modelled\"", "\"kind\": \"guessed\""),
      "samples of a model": ("\"kind\": \"measured\"", "\"kind\": \"modelled\""),
      "text for a number": ("\"netBytes\": 58589184", "\"netBytes\": \"58589184\""),
      "negative count": ("\"count\": 2048", "\"count\": -2048"),
      "null without a reason": ("\"reason\": \"the pool is empty\"", "\"other\": \"\""),
      "value without provenance": ("\"provenance\": {", "\"origin\": {"),
      "verdict": ("\"verdict\": \"illegal\"", "\"verdict\": \"bad\""),
      "missing field": ("\"countOrigin\"", "\"origin\""),
      "operation": ("\"operation\": \"de-hvo\"", "\"operation\": \"undo\""),
      "confidence in percent": ("\"confidence\": 0.95", "\"confidence\": 95"),
      "three halves": ("2630,", "2630, 2634,"),
      "distribution without values": ("\"values\": [", "\"samples\": ["),
      "bins without a width": ("\"binNanoseconds\": 150000", "\"binNanoseconds\": 0"),
      "count in bytes": ("\"sizeBytes\": 2097152", "\"sizeBytes\": 2.5"),
    ]
    var files: [String: [UInt8]] = [:]
    for (name, edit) in edits {
      let changed = json.replacing(edit.0, with: edit.1)
      #expect(changed != json, "\(name) changes nothing")
      files[name] = Array(changed.utf8)
    }
    let outcome = try Validator.judge(files)
    #expect(outcome.count == edits.count)
    #expect(outcome.filter(\.value).keys.sorted() == [], "these should have been rejected")
  }

  @Test func `every key of the JSON is in the schema`() throws {
    let schema = try String(
      contentsOf: repositoryRoot.appending(path: "docs/result.schema.json"), encoding: .utf8)
    var keys: Set<String> = []
    func collect(_ value: Any) {
      if let object = value as? [String: Any] {
        for (key, value) in object where key != "marks" {
          keys.insert(key)
          collect(value)
        }
      } else if let array = value as? [Any] {
        array.forEach(collect)
      }
    }
    collect(try JSONSerialization.jsonObject(with: Data(try Example.fullBytes)))
    collect(try JSONSerialization.jsonObject(with: Data(Example.sparse.encoded())))
    #expect(keys.count > 60)
    for key in keys.sorted() { #expect(schema.contains("\"\(key)\": "), "\(key)") }
  }
}

/// Python with jsonschema.
enum Validator {
  /// The first interpreter that has the module: Debian's package goes with /usr/bin/python3.
  static let python: String? = ["/usr/bin/env python3", "/usr/bin/python3"].first { command in
    (try? run(command, ["-c", "import jsonschema"]))?.status == 0
  }

  /// Whether each file is valid, by name.
  static func judge(_ files: [String: [UInt8]]) throws -> [String: Bool] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "schema-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, bytes) in files { try Data(bytes).write(to: folder.appending(path: name)) }
    let schema = repositoryRoot.appending(path: "docs/result.schema.json").path
    let script = repositoryRoot.appending(path: "Tests/ResultsTests/validate.py").path
    let paths = files.keys.sorted().map { folder.appending(path: $0).path }
    let (status, output) = try run(python ?? "", [script, schema] + paths)
    #expect(status == 0, "\(output)")
    var outcome: [String: Bool] = [:]
    for line in output.split(separator: "\n") {
      let parts = line.split(separator: " ", maxSplits: 1)
      guard parts.count == 2 else { continue }
      outcome[URL(filePath: String(parts[1])).lastPathComponent] = parts[0] == "valid"
    }
    return outcome
  }

  private static func run(
    _ command: String, _ arguments: [String]
  ) throws -> (status: Int32, output: String) {
    let words = command.split(separator: " ").map(String.init)
    let process = Process()
    process.executableURL = URL(filePath: words.first ?? "/nonexistent")
    process.arguments = words.dropFirst() + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }
}
