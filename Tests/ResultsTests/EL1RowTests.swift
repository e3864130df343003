import Foundation
import GuestEL1
import GuestLink
import HugeTLB
import Testing
import Vmemmap

@testable import Results

@Suite struct EL1RowTests {
  static var bytes: [UInt8] { get throws { try bytes(of: "el1.json") } }
  static func bytes(of name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: Example.fixtures.appending(path: name)))
  }
  static var file: ResultFile {
    get throws { try ResultFile(decoding: try bytes, name: "el1.json") }
  }

  @Test(.enabled(if: Validator.python != nil, "needs python3-jsonschema"))
  func theSectionsAreValid() throws {
    let outcome = try Validator.judge(["read": try Self.file.encoded(), "written": try Self.bytes])
    #expect(outcome == ["read": true, "written": true])
  }

  @Test(.enabled(if: Validator.python != nil, "needs python3-jsonschema"))
  func theSchemaRejectsWhatIsWrong() throws {
    let json = String(decoding: try Self.bytes, as: UTF8.self)
    let edits = [
      "level": ("\"bbmLevel\": 2", "\"bbmLevel\": 4"),
      "granule": ("\"granuleBytes\": 4096", "\"granuleBytes\": 8192"),
      "control": ("\"control\": \"no-tlbi\"", "\"control\": \"none\""),
      "count": ("\"dsbs\":", "\"barriers\":"),
      "emulated time": ("\"reason\": \"emulated\"", "\"why\": \"emulated\""),
      "peers": ("\"peers\": \"holding\"", "\"peers\": \"asleep\""),
    ]
    var files: [String: [UInt8]] = [:]
    for (name, edit) in edits {
      let changed = json.replacing(edit.0, with: edit.1)
      #expect(changed != json, "\(name) changes nothing")
      files[name] = Array(changed.utf8)
    }
    #expect(try Validator.judge(files).filter(\.value).keys.sorted() == [])
  }

  @Test func aFileWithoutThemReadsAsNone() throws {
    let bare = try ResultFile(decoding: Example.nothing.encoded(), name: "nothing")
    #expect(bare.el1Guests == nil && bare.el1Counts == nil)
    #expect(!String(decoding: bare.encoded(), as: UTF8.self).contains("el1"))
  }

  @Test func aRoundTripChangesNothing() throws {
    let file = try Self.file
    #expect(try ResultFile(decoding: file.encoded(), name: "again") == file)
  }

  /// Emulated time is no cost: it isn't in the rows at all.
  @Test func emulatedTimeIsAbsent() throws {
    let file = try Self.file
    let guests = try #require(file.el1Guests)
    let emulated = Set(guests.filter(\.emulated).map(\.cpu))
    #expect(!emulated.isEmpty)
    for row in try #require(file.el1Protocols) where emulated.contains(row.cpu) {
      #expect(row.time.value == nil)
      #expect(row.time.reason == (row.failure == nil ? "emulated" : "not run"))
    }
    for row in try #require(file.el1Primitives) where emulated.contains(row.cpu) {
      #expect([row.time, row.timeP99, row.cycles].allSatisfy { $0.value == nil })
    }
  }

  @Test func theDigestJoinsNumbersOfCores() throws {
    let rows = try #require(try Self.file.el1Protocols)
    let digest = EL1Digest.all(of: rows)
    let stop = digest.filter { $0.name == "stop-machine" && $0.cpu == "max" }
    #expect(stop.map(\.cores) == [[1, 4], [1, 4]])
    #expect(digest.contains { $0.name == "control: no-tlbi" && $0.seen == ["stale translation"] })
    #expect(digest.contains { $0.cpu == "a64fx" && $0.agrees == nil })
  }

  @Test func columnsAreKeysOfTheJSON() throws {
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(try Self.bytes)) as? [String: Any])
    let file = try Self.file
    func check<Row: ResultRow>(_ rows: [Row]) throws {
      let objects = try #require(json[Row.section.rawValue] as? [[String: Any]])
      for (row, object) in zip(rows, objects) {
        for column in Row.columns
        where !column.cell(row).holdsNothing && !row.fields(of: column.id, at: 0).isEmpty {
          var value: Any? = object
          for key in column.id.split(separator: ".") {
            value = (value as? [String: Any])?[String(key)]
          }
          #expect(value != nil, "\(Row.section.rawValue).\(column.id)")
        }
      }
      #expect(Set(rows.map(\.key)).count == rows.count)
    }
    try check(try #require(file.el1Guests))
    try check(try #require(file.el1Protocols))
    try check(try #require(file.el1Primitives))
    try check(try #require(file.el1Counts))
  }

  /// Rows of an x86 guest in the same sections.
  @Test(.enabled(if: Validator.python != nil, "needs python3-jsonschema"))
  func x86RowsAreValidToo() throws {
    let bytes = try Self.bytes(of: "el1-x86.json")
    let file = try ResultFile(decoding: bytes, name: "el1-x86.json")
    #expect(try ResultFile(decoding: file.encoded(), name: "again") == file)
    let json = String(decoding: bytes, as: UTF8.self)
    let outcome = try Validator.judge([
      "read": file.encoded(), "written": bytes,
      "without signature": Array(json.replacing("\"signature\":", with: "\"sign\":").utf8),
      "arm64 without level": try Array(
        String(decoding: Self.bytes, as: UTF8.self).replacing("\"bbmLevel\":", with: "\"b\":").utf8),
    ])
    #expect(
      outcome == [
        "read": true, "written": true, "without signature": false, "arm64 without level": false,
      ])
  }

  @Test func whatAnX86RowSays() throws {
    let file = try ResultFile(decoding: try Self.bytes(of: "el1-x86.json"), name: "el1-x86.json")
    for row in try #require(file.el1Guests) {
      #expect(row.architecture == "x86_64" && row.midr == nil && row.bbmLevel == nil)
    }
    let rows = try #require(file.el1Primitives)
    #expect(Set(rows.map(\.key)).count == rows.count)
    for row in rows where row.cpu == "max" {
      #expect([row.time, row.timeP99, row.cycles].allSatisfy { $0.value == nil })
      #expect(row.isX86Invalidation == (row.entries != nil))
    }
    // The most cores, and up to eight entries of each.
    #expect(rows.digest.allSatisfy { $0.cores == 4 && ($0.entries ?? 1) <= 8 })
    #expect(Set(rows.digest.map(\.id)) == Set(rows.filter { $0.cores == 4 }.map(\.id)))
    #expect(!rows.digest.contains { $0.peers == "holding" })
  }
}
