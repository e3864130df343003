import Foundation
import Testing

@testable import Results

@Suite struct ResultFileErrorTests {
  /// The message for these bytes; it must be one line without the names of Swift types.
  private func message(_ json: String) -> String {
    message { () throws(ResultFileError) in
      try ResultFile(decoding: Array(json.utf8), name: "f.json")
    }
  }

  private func message(_ read: () throws(ResultFileError) -> ResultFile) -> String {
    do {
      _ = try read()
      return "no error"
    } catch {
      let text = error.description
      #expect(!text.contains("\n"))
      for word in ["DecodingError", "CodingKeys", "Swift", "Optional", "Context"] {
        #expect(!text.contains(word), "\(text)")
      }
      return text
    }
  }

  @Test func `another schema version is refused with both versions named`() {
    let text = message(#"{"schemaVersion": 999, "rows": 1}"#)
    #expect(text.hasPrefix("f.json: has schema version 999; this hvo-bench reads version 1."))
  }

  @Test func `files of other tools are recognised`() {
    #expect(
      message(#"{"context": {"date": "x"}, "benchmarks": [{"name": "BM"}]}"#)
        == "f.json: is a result of Google Benchmark, not of hvo-bench")
    #expect(
      message(#"{"results": [{"command": "sleep 1", "mean": 1.0}]}"#)
        == "f.json: is a result of hyperfine, not of hvo-bench")
    #expect(message(#"{"results": []}"#).contains("has no schemaVersion"))
    #expect(message("{}").contains("has no schemaVersion"))
  }

  @Test(arguments: ["{", "{\"schemaVersion\": 1", "nonsense", "\"", "[1,", "\u{1}", "{\"a\": NaN}"])
  func `what isn't complete JSON is said to be so`(json: String) {
    #expect(message(json) == "f.json: isn't complete JSON; the file is cut off or of another kind")
  }

  @Test func `a truncated result is refused wherever it is cut`() throws {
    let bytes = Example.sparse.encoded()
    for length in stride(from: 1, to: bytes.count - 2, by: 37) {
      #expect(throws: ResultFileError.self) {
        try ResultFile(decoding: Array(bytes[..<length]), name: "cut")
      }
    }
  }

  @Test(arguments: ["[]", "1", "null", "\"text\"", "true"])
  func `JSON of another shape gives one line`(json: String) {
    #expect(message(json) != "no error")
  }

  @Test func `a wrong field is named by its path`() {
    let head = """
      "schemaVersion": 1, "tool": {"name": "t", "version": "1"}, "created": "", "invocation": [],
      "complete": true
      """
    #expect(message("{\(head), \"savings\": 7}") == "f.json: savings: expected an array or object")
    #expect(
      message("{\(head), \"warnings\": [{\"id\": \"a\", \"fact\": \"b\"}]}")
        == "f.json: warnings[0].remedy: is missing")
    #expect(
      message("{\(head), \"calibration\": {\"before\": {\"unit\": \"parsec\", \"value\": 1}}}")
        == "f.json: calibration.before.unit: holds an unknown value")
    #expect(
      message("{\(head), \"conclusions\": [{\"text\": 5}]}")
        == "f.json: conclusions[0].text: expected a string")
    #expect(message(#"{"schemaVersion": "1"}"#) == "f.json: schemaVersion: expected a whole number")
  }

  @Test func `a number too large for its field is refused, not wrapped`() {
    let json = String(decoding: Example.sparse.encoded(), as: UTF8.self)
    for number in ["9223372036854775808", "1e300", "1.5", "1e999"] {
      let changed = json.replacing("9223372036854775807", with: number)
      #expect(changed != json)
      #expect(message(changed) != "no error", "\(number)")
    }
  }

  @Test func `directories, empty and absent files, and endless ones give one line`() {
    func reading(_ path: String) -> String {
      message { () throws(ResultFileError) in try ResultFile(reading: path) }
    }
    #expect(reading("/tmp").hasPrefix("/tmp: is a directory"))
    #expect(reading("/dev/null").hasPrefix("/dev/null: is empty"))
    #expect(reading("/no/such/file") == "/no/such/file: can't be read: No such file or directory")
    #expect(reading("/tmp\0x").contains("can't be read"))
    #expect(throws: ResultFileError(name: "/dev/zero", problem: .tooLarge(limit: 100_000))) {
      try ResultFile.bytes(of: "/dev/zero", limit: 100_000)
    }
  }

  @Test func `a line break in a name doesn't break the line`() {
    #expect(!ResultFileError(name: "a\nb", problem: .empty).description.contains("\n"))
  }
}
