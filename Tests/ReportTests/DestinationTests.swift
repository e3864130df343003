import Foundation
import Glibc
import Testing

@testable import Report

@Suite struct DestinationTests {
  /// A directory of its own, removed afterwards.
  private func inFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "destination-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder.path)
  }

  private func code(_ body: () throws(DestinationError) -> Void) -> Int32 {
    do {
      try body()
      return 0
    } catch {
      #expect(!error.description.contains("\n"))
      return error.code
    }
  }

  @Test func `a file appears whole and replaces the old one`() throws {
    try inFolder { folder in
      let file = Destination(path: folder + "/result.json")
      try file.check()
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == [])
      try file.write("one")
      try file.write("two µ\n")
      #expect(try String(contentsOfFile: folder + "/result.json", encoding: .utf8) == "two µ\n")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["result.json"])
    }
  }

  @Test func `what can't be written is found out beforehand`() throws {
    #expect(
      code { () throws(DestinationError) in try Destination(path: "/no/such/dir/x").check() }
        == ENOENT)
    #expect(code { () throws(DestinationError) in try Destination(path: "/tmp").check() } == EISDIR)
    #expect(code { () throws(DestinationError) in try Destination(path: "").check() } == ENOENT)
    #expect(
      code { () throws(DestinationError) in try Destination(path: "/tmp/a\0b").check() } == ENOENT)
    #expect(
      code { () throws(DestinationError) in try Destination(path: "/dev/null/x").check() }
        == ENOTDIR)
    // A file system that nobody can write to, root included.
    let code = code { () throws(DestinationError) in try Destination(path: "/proc/x").check() }
    #expect(code != 0)
    #expect(
      DestinationError(name: "/no/such/dir/x", code: ENOENT).description
        == "cannot write /no/such/dir/x: No such file or directory; create the directory first")
  }

  @Test func `a full disk is an error of its own and leaves nothing behind`() {
    let full = Destination(path: "/dev/full")
    #expect(code { () throws(DestinationError) in try full.check() } == 0)
    #expect(code { () throws(DestinationError) in try full.write("text") } == ENOSPC)
  }

  @Test(.enabled(if: geteuid() != 0, "root may write anywhere"))
  func `a read-only file or directory is refused`() throws {
    try inFolder { folder in
      try "old".write(toFile: folder + "/file", atomically: false, encoding: .utf8)
      chmod(folder + "/file", 0o444)
      #expect(
        code { () throws(DestinationError) in try Destination(path: folder + "/file").write("new") }
          == EACCES)
      chmod(folder, 0o555)
      defer { chmod(folder, 0o755) }
      #expect(
        code { () throws(DestinationError) in try Destination(path: folder + "/other").check() }
          == EACCES)
    }
  }

  @Test func `a link stays a link and its target gets the contents`() throws {
    try inFolder { folder in
      try "old".write(toFile: folder + "/target", atomically: false, encoding: .utf8)
      symlink("target", folder + "/link")
      try Destination(path: folder + "/link").write("new")
      #expect(try String(contentsOfFile: folder + "/target", encoding: .utf8) == "new")
      #expect(
        try FileManager.default.destinationOfSymbolicLink(atPath: folder + "/link") == "target")
    }
  }

  @Test func `a directory is made and tried`() throws {
    try inFolder { folder in
      try Destination.checkDirectory(folder + "/a/")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder + "/a") == [])
      // A mistyped path leaves nothing behind.
      #expect(
        code { () throws(DestinationError) in
          try Destination.checkDirectory(folder + "/b/c")
        } == ENOENT)
      #expect(!FileManager.default.fileExists(atPath: folder + "/b"))
      try "file".write(toFile: folder + "/file", atomically: false, encoding: .utf8)
      #expect(
        code { () throws(DestinationError) in
          try Destination.checkDirectory(folder + "/file")
        } == ENOTDIR)
      #expect(
        code { () throws(DestinationError) in
          try Destination.checkDirectory("/proc/none")
        } != 0)
    }
  }

  @Test func `a dash is standard output`() {
    #expect(Destination(path: "-") == Destination(path: nil))
    #expect(Destination(path: "-").name == "standard output")
  }
}
