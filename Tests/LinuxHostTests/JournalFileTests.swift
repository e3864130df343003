import Foundation
import Glibc
import HugeTLB
import Testing

@testable import LinuxHost

struct JournalFileTests {
  private func file() throws -> (JournalFile, URL) {
    let directory = try FakeHost().directory
    let path = directory.appending(path: "state/journal.json")
    return (JournalFile(path: path.path), path)
  }

  private let journal = Journal(
    bootID: "b", process: 7,
    entries: [
      .init(.pool(PoolPlace(.m2, node: 1)), original: "512", surplus: 3, free: 500),
      .init(.pool(PoolPlace(.g1)), original: "0"), .init(.overcommit(.m2), original: "9"),
      .init(.optimizeVmemmap, original: "1"), .init(.rcuExpedited, original: "0"),
      .init(.clocksource, original: "kvm-clock"), .init(.cpuOnline(7), original: "1"),
    ])

  @Test func everySettingSurvivesTheDisk() throws {
    let (file, path) = try file()
    #expect(try file.read() == nil)
    try file.write(journal)
    #expect(try file.read() == journal)
    // Only its owner may read or write it.
    let mode = try FileManager.default.attributesOfItem(atPath: path.path)[.posixPermissions]
    #expect(mode as? Int == 0o600)
    try file.remove()
    try file.remove()
    #expect(try file.read() == nil)
  }

  @Test func writingAgainReplacesItWhole() throws {
    let (file, _) = try file()
    try file.write(journal)
    let later = Journal(bootID: "c", process: 8, entries: [])
    try file.write(later)
    #expect(try file.read() == later)
  }

  @Test(arguments: [
    "", "{", "[]", #"{"version": 2, "bootID": "b", "process": 1, "entries": []}"#,
    // Values and settings that no journal of ours holds.
    #"{"version":1,"bootID":"b","process":1,"entries":[{"setting":"pool","sizeBytes":3,"original":"1"}]}"#,
    #"{"version":1,"bootID":"b","process":1,"entries":[{"setting":"pool","sizeBytes":2097152,"original":"many"}]}"#,
    #"{"version":1,"bootID":"b","process":1,"entries":[{"setting":"/etc/passwd","original":"1"}]}"#,
    #"{"version":1,"bootID":"b","process":1,"entries":[{"setting":"clocksource","original":"a b"}]}"#,
    #"{"version":1,"bootID":"b","process":1,"entries":[{"setting":"cpu_online","cpu":-1,"original":"1"}]}"#,
    #"{"version":1,"bootID":"b","process":1,"entries":[{"setting":"cpu_online","cpu":1,"original":"2"}]}"#,
  ])
  func whatIsNoJournalIsRefused(text: String) throws {
    let (file, path) = try file()
    try FileManager.default.createDirectory(
      at: path.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: path)
    chmod(path.path, 0o600)
    #expect(throws: JournalError.damaged(path.path)) { try file.read() }
  }

  @Test func aLinkOrAFileThatOthersWriteIsNotTrusted() throws {
    let (file, path) = try file()
    try file.write(journal)
    chmod(path.path, 0o666)
    #expect(throws: JournalError.untrusted(path.path)) { try file.read() }
    let real = path.path + ".real"
    rename(path.path, real)
    symlink(real, path.path)
    #expect(throws: JournalError.self) { try file.read() }
    unlink(path.path)
    mkdir(path.path, 0o700)
    #expect(throws: JournalError.untrusted(path.path)) { try file.read() }
  }

  @Test func aDirectoryThatCannotBeMadeIsAnError() throws {
    let file = JournalFile(path: "/proc/self/no-such-directory/journal.json")
    #expect(throws: JournalError.self) { try file.write(journal) }
  }
}
