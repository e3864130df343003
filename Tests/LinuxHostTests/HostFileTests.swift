import Foundation
import Testing

@testable import LinuxHost

struct HostFileTests {
  private let file = HostPath("sys/some/file")

  @Test func readsTextAndNumbers() throws {
    let fake = try FakeHost(["sys/some/file": " 42\n\n", "sys/some/odd": "many\n"])
    let root = fake.host().root
    #expect(try root.text(of: file) == "42")
    #expect(try root.number(in: file) == 42)
    #expect(throws: HostError.self) { try root.number(in: HostPath("sys/some/odd")) }
    #expect(try root.entries(of: HostPath("sys/some")) == ["file", "odd"])
  }

  @Test func anAbsentFileIsAbsentNotForbidden() throws {
    let root = try FakeHost().host().root
    let error = #expect(throws: HostError.self) { try root.text(of: file) }
    #expect(error?.isAbsent == true)
    #expect(error?.description.hasPrefix("/sys/some/file: ") == true)
    #expect(throws: HostError.self) { try root.entries(of: file) }
  }

  @Test func aDirectoryInPlaceOfAFileIsAnError() throws {
    let root = try FakeHost(["sys/some/file/": ""]).host().root
    #expect(throws: HostError.self) { try root.text(of: file) }
  }

  @Test func longFilesAreRefusedNotCut() throws {
    let fake = try FakeHost(["sys/some/file": String(repeating: "x", count: 70_000)])
    let root = fake.host().root
    #expect(try root.bytes(of: file, limit: 70_000).count == 70_000)
    #expect(throws: HostError("/sys/some/file", .tooLong(limit: 69_999))) {
      try root.bytes(of: file, limit: 69_999)
    }
  }

  @Test func bytesThatAreNoTextAreShownHarmlessly() throws {
    let fake = try FakeHost()
    try fake.add("sys/some/file", Data([0xff, 0x1b, 0x5b, 0x0a, 0x80]))
    let error = #expect(throws: HostError.self) { try fake.host().root.number(in: file) }
    #expect(error?.description.unicodeScalars.contains { $0.value < 32 } == false)
  }

  @Test(arguments: [
    (EACCES, "need root"), (EPERM, "need root"), (EROFS, "read-only"), (ENOENT, "not there"),
    (EMFILE, "ulimit"), (12345, "12345"),
  ])
  func errnoBecomesARemedy(code: Int32, word: String) {
    #expect(HostError("/x", .system(code)).description.contains(word))
  }

  @Test(.enabled(if: geteuid() != 0, "root may read everything"))
  func aForbiddenFileSaysWhoMay() throws {
    let fake = try FakeHost(["sys/some/file": "1"])
    chmod(fake.directory.appending(path: "sys/some/file").path(percentEncoded: false), 0)
    let error = #expect(throws: HostError.self) { try fake.host().root.text(of: file) }
    #expect(error?.description.contains("need root") == true)
  }

  @Test(arguments: [("1", true), ("0\n", false), ("Y\n", true), ("N", false), ("force", true)])
  func readsSwitches(text: String, value: Bool) throws {
    #expect(try FakeHost(["sys/some/file": text]).host().root.flag(in: file) == value)
  }

  @Test(arguments: ["", "2", "on off", "\n"])
  func otherWordsAreNoSwitch(text: String) throws {
    let fake = try FakeHost(["sys/some/file": text])
    #expect(throws: HostError.self) { try fake.host().root.flag(in: file) }
  }
}
