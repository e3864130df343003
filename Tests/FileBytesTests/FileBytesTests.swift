import Foundation
import Testing

@testable import FileBytes

@Suite struct FileBytesTests {
  /// What reading a path comes to.
  func problem(_ path: String, limit: Int = 1000) -> FileProblem? {
    do { _ = try FileBytes.read(path, limit: limit) } catch { return error }
    return nil
  }

  @Test func aFileIsReadWholeUpToItsLimit() throws {
    let directory = try TemporaryDirectory()
    // Longer than one read.
    let bytes = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    try directory.write(bytes, as: "data")
    let path = directory.file("data")
    #expect(try FileBytes.read(path, limit: 100_000) == bytes)
    #expect(problem(path, limit: 99_999) == .tooLarge(limit: 99_999))
    #expect(try FileBytes.prefix(of: path, limit: 70_001) == Array(bytes[..<70_001]))
    #expect(try FileBytes.prefix(of: path, limit: 200_000) == bytes)
  }

  @Test func pathsThatAreNoFile() throws {
    #expect(problem("/") == .directory)
    #expect(problem("/no/such") == .unreadable("No such file or directory"))
    #expect(problem("/etc/passwd\0x") == .unreadable("No such file or directory"))
    #expect(try FileBytes.read("/dev/null", limit: 10) == [])
    #expect(problem("/dev/zero", limit: 100_000) == .tooLarge(limit: 100_000))
    #expect(problem("/proc/self/mem") == .unreadable("Input/output error"))
  }

  /// Opening a FIFO that nobody writes would wait for ever.
  @Test func aFIFOIsRefusedAtOnce() throws {
    let directory = try TemporaryDirectory()
    let path = directory.file("fifo")
    #expect(mkfifo(path, 0o600) == 0)
    #expect(problem(path) == .fifo)
  }

  /// As a shell's `<(…)` gives it: a pipe without a name, under /dev/fd.
  @Test func aPipeIsRead() async throws {
    let pipe = Pipe()
    let path = "/dev/fd/\(pipe.fileHandleForReading.fileDescriptor)"
    let writer = pipe.fileHandleForWriting
    let writing = Task.detached {
      // Later than the reader comes, as a rule: it has to wait, not to take the pipe for empty.
      try await Task.sleep(for: .milliseconds(20))
      try writer.write(contentsOf: Data("hello".utf8))
      try writer.close()
    }
    #expect(try FileBytes.read(path, limit: 100) == Array("hello".utf8))
    try await writing.value
  }
}

@Suite struct TemporaryDirectoryTests {
  @Test func isGoneWithWhatIsInIt() throws {
    var path = ""
    do {
      let directory = try TemporaryDirectory()
      path = directory.path
      try directory.write("text".utf8, as: "a")
      #expect(access("\(path)/a", R_OK) == 0)
      #expect(try FileBytes.read(directory.file("a"), limit: 10) == Array("text".utf8))
    }
    #expect(access(path, F_OK) != 0)
  }

  @Test func aFileThatCannotBeMadeIsNamed() throws {
    let directory = try TemporaryDirectory()
    do {
      try directory.write([], as: "no/such")
      Issue.record("written")
    } catch {
      #expect(error.description == "\(directory.path)/no/such: No such file or directory")
    }
  }
}
