import Foundation
import Testing
import Vmemmap

@testable import ProtocolFile

@Suite struct ProtocolFileErrorTests {
  /// What is typed as the step in line 8, and what the one line must say.
  static let steps: [(step: String, says: [String])] = [
    ("sett: {entries: tails, to: invalid}", ["unknown key 'sett'", "did you mean set"]),
    ("set: {entrys: tails, to: invalid}", ["unknown key 'entrys'", "did you mean entries"]),
    ("set: {entries: tail, to: invalid}", ["entries: no such value 'tail'", "tails"]),
    ("set: {entries: tails, to: head}", ["to: no such value 'head'", "head-own"]),
    ("set: {entries: tails, to: own}", ["'permission' is missing", "rw, ro or ro-dbm"]),
    ("set: {entries: tails, to: own, permission: r}", ["permission: no such value 'r'"]),
    ("set: {entries: tails, to: invalid, permission: ro}", ["permission: invalid has none"]),
    ("set: {entries: tails, to: own, permission: ro, nt: true}", ["nt: only a block has nT"]),
    ("set: {to: invalid}", ["'entries' is missing"]),
    ("set: tails", ["set: wants keys with values"]),
    ("set", ["set: wants a value"]),
    ("invalidate: {form: adress, entries: tails}", ["did you mean address"]),
    ("invalidate: {form: address}", ["'entries' is missing"]),
    ("invalidate: {form: all, entries: tails}", ["entries: form all covers everything"]),
    ("invalidate: {form: address, entries: tails, ttl: 3}", ["unknown key 'ttl'", "level-hint"]),
    ("invalidate: {form: address, entries: tails, level-hint: 4}", ["level-hint", "'4'"]),
    ("invalidate: {form: range, entries: tails, last-level: 1}", ["last-level", "true, false"]),
    ("invalidate: {form: range, entries: tails, reach: osh}", ["reach: no such value 'osh'"]),
    ("flush: {form: all, reach: local}", ["unknown key 'reach'"]),
    ("barrier: dsb", ["barrier: no such value 'dsb'", "dsb-ish"]),
    ("allocate: own", ["allocate: no such value 'own'", "head-copy"]),
    ("resume: now", ["resume: takes no value"]),
    ("[resume]", ["step: wants one step"]),
    ("{resume: , isb: }", ["step: wants one step"]),
  ]

  @Test(arguments: steps)
  func namesLinePhaseAndStep(step: String, says: [String]) throws {
    let text = "\(try #require(Sample.error(Sample.file(step: step)), "\(step) was read"))"
    #expect(text.hasPrefix("mine.yaml:8: hvo, phase 1, step 1: "), "\(text)")
    for part in says { #expect(text.contains(part), "\(text)") }
    #expect(!text.contains("\n") && !text.contains(".swift"))
  }

  @Test func tabsAreNamedAsTabs() throws {
    let text = Sample.file(step: "resume").replacing("    per:", with: "\tper:")
    #expect("\(try #require(Sample.error(text)))".hasPrefix("mine.yaml:6: indented with a tab"))
    #expect(Sample.error("hvo:\n  - \tphase: x")?.problem == .tab)
    #expect(Sample.error("protocol: a\r\n\ttitle: b")?.line == 2)
    // A tab that indents nothing is none of it.
    #expect(Sample.error(Sample.file(step: "resume \t# done")) == nil)
  }

  @Test(arguments: [
    "[set: {entries: tails, to: invalid}", "{barrier: isb", "set: {entries: tails",
    "\"resume", "barrier: 'isb",
  ])
  func anUnclosedBracketNamesTheLineWhereItOpened(step: String) throws {
    var lines = Sample.file(step: step).split(separator: "\n", omittingEmptySubsequences: false)
    lines += Array(repeating: "# further on", count: 20)
    let error = try #require(Sample.error(lines.joined(separator: "\n")))
    #expect(error.line == 8, "\(error)")
    #expect("\(error)".contains("never closed"))
  }

  @Test func aWrongClosingBracketNamesItsOpening() {
    let error = Sample.error(Sample.file(step: "set: {entries: tails,\n        to: [invalid}"))
    #expect(error?.line == 9)
    #expect(error?.problem == .unclosed("["))
  }

  /// The quote that opens further down closes none that was forgotten above.
  @Test func aForgottenQuoteNamesItsLine() {
    let error = Sample.error(
      "protocol: mine\ntitle: \"no end\nhvo:\n  - phase: \"a\"\n    per: folio\n")
    #expect(error?.line == 2)
    #expect(error?.problem == .unclosed("\""))
  }

  @Test func bracketsInTextsAreNone() throws {
    let text = Sample.file(step: "barrier: isb # [ { \" '").replacing(
      "phase: only", with: "phase: it's [not] a {list, \"really\"")
    #expect(Sample.error(text) == nil)
  }

  static let features: [(text: String, feature: ProtocolFileError.Feature)] = [
    ("protocol: &a mine", .anchor), ("protocol: *a", .alias), ("hvo: [ *a ]", .alias),
    ("--- &a\nprotocol: x", .anchor), ("hvo: {\"a\":*b}", .alias), ("? *a\n: 1", .complexKey),
    ("protocol: !!str mine", .tag), ("title: |\n  text", .blockText),
    ("title: >-\n  x", .blockText),
    ("%YAML 1.1\n---\nprotocol: x", .directive),
    ("protocol: x\n---\nprotocol: y", .documents),
  ]

  @Test(arguments: features)
  func partsOfYAMLThatAreNotRead(text: String, feature: ProtocolFileError.Feature) {
    #expect(Sample.error(text)?.problem == .feature(feature))
  }

  /// Ten levels of ten: 10^10 nodes to a parser that follows them.
  @Test func anAliasBombIsRefused() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...10 {
      let alias = "*a\(level - 1)"
      text +=
        "a\(level): &a\(level) [\(Array(repeating: alias, count: 10).joined(separator: ", "))]\n"
    }
    #expect(Sample.error(text)?.problem == .feature(.anchor))
  }

  @Test func deepNestingIsRefused() {
    let deep = String(repeating: "[", count: 5000)
    #expect(Sample.error("hvo: \(deep)")?.problem == .tooDeep(limit: 16))
    let dashes = String(repeating: "- ", count: 5000)
    #expect(Sample.error("hvo:\n  \(dashes)x") != nil)
    let indents = (0..<300).map { String(repeating: " ", count: $0) + "a:" }.joined(separator: "\n")
    #expect(Sample.error(indents) != nil)
  }

  static let documents: [(text: String, says: String)] = [
    ("", "is empty"), ("# only\n", "is empty"), (" \n\n", "is empty"),
    ("word", "wants keys with values"), ("- a\n- b", "wants keys with values"),
    ("split: none\nhvo: []\nde-hvo: []", "'protocol' is missing"),
    ("protocol: x\nprotocol: y", "there twice"), ("protocol: x y", "letters, digits"),
    ("protocol: x\nsplits: none", "did you mean split"),
    ("protocol: x\nsplit: none\nhvo: []\nde-hvo: []", "hvo: has no phase"),
    ("protocol: x\nsplit: none\nhvo: word\nde-hvo: []", "hvo: wants a list of phases"),
    ("protocol: [x]\nsplit: none", "wants a short name"),
    ("a: b: c", "not YAML"),
  ]

  @Test(arguments: documents)
  func wholeFiles(text: String, says: String) throws {
    let error = try #require(Sample.error(text))
    #expect("\(error)".contains(says), "\(error)")
  }

  @Test func startAndSplitMustAgree() {
    let text = Sample.file(step: "resume")
    let blocks = text.replacing("split: none", with: "split: none\nstart: blocks")
    #expect("\(Sample.error(blocks)!)".hasPrefix("mine.yaml:3: start: blocks needs a split"))
    let base = text.replacing("split: none", with: "split: break\nstart: base-pages")
    #expect("\(Sample.error(base)!)".contains("write 'split: none'"))
  }

  @Test func bytesThatAreNoText() {
    func problem(_ bytes: [UInt8]) -> ProtocolFileError? {
      do { _ = try ProtocolFile(parsing: bytes, name: "b") } catch { return error }
      return nil
    }
    #expect(problem([0xFF, 0xFE, 0x61, 0])?.problem == .utf16)
    #expect(problem(Array("a: b\nc: ".utf8) + [0xE9, 0x0A])?.problem == .notUTF8(offset: 8))
    #expect(problem(Array("a: b\nc: ".utf8) + [0xE9, 0x0A])?.line == 2)
    #expect(problem([0x7F, 0x45, 0x4C, 0x46, 0, 0])?.problem == .controlCharacter(0x7F))
    #expect(problem(Array(repeating: 0x61, count: 1 << 20))?.problem == .tooLarge(limit: 65536))
    let marked = [0xEF, 0xBB, 0xBF] + Array(Sample.file(step: "resume").utf8)
    #expect(problem(marked) == nil, "a byte order mark is no fault")
  }

  @Test func pathsThatAreNoFile() {
    func problem(_ path: String) -> ProtocolFileError.Problem? {
      do { _ = try ProtocolFile(reading: path) } catch { return error.problem }
      return nil
    }
    #expect(problem("/") == .directory)
    #expect(problem("/no/such/file.yaml") == .unreadable("No such file or directory"))
    #expect(problem("/dev/null") == .empty)
    #expect(problem("/dev/zero") == .tooLarge(limit: 65536))
    #expect(problem("a\0b") == .unreadable("No such file or directory"))
  }

  @Test func lineEndsOfEverySystem() throws {
    let text = Sample.file(step: "barrier: isb")
    let read = try Sample.read(text).protocol
    #expect(try Sample.read(text.replacing("\n", with: "\r\n")).protocol == read)
    #expect(try Sample.read(text.replacing("\n", with: "\r")).protocol == read)
    let wrong = Sample.file(step: "barier: isb")
    for end in ["\r\n", "\r"] { #expect(Sample.error(wrong.replacing("\n", with: end))?.line == 8) }
  }

  @Test func tooManySteps() {
    let many = Array(repeating: "resume", count: 401).joined(separator: "\n      - ")
    #expect(Sample.error(Sample.file(step: many))?.problem == .tooManySteps(limit: 400))
  }
}
