private import CLibcsv
private import FileBytes
private import Glibc

/// A CSV file read as a stream (RFC 4180, strict), by libcsv; memory doesn't grow with the file.
///
/// A byte-order mark is dropped, lines end with LF, CRLF or CR, blank lines are skipped, and the
/// separator is the first of comma, semicolon and tab that the first line has.
public struct CSVFile: Sendable {
  /// Bytes in the longest line, and in the longest record, that are read.
  public static let longestLine = 1 << 20

  /// What the reader meets.
  public enum Event {
    case record(CSVRecord)
    case problem(CSVProblem)
  }

  /// Path, or "-" for standard input.
  public let path: String

  public init(path: String) { self.path = path }

  /// Reads to the end, or to a problem that hides the rest.
  ///
  /// - Parameter onEvent: gives false to stop.
  /// - Complexity: O(bytes).
  public func read(_ onEvent: (Event) -> Bool) throws(CSVFileError) {
    let input = try opened()
    guard let parser = CSVParser() else { throw CSVFileError(name: path, problem: .noMemory) }
    // Lines are handed on whole; what is left of one waits at the front for the next read.
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    var filled = 0
    var isFirst = true
    while true {
      if filled == buffer.count {
        guard filled <= Self.longestLine else {
          _ = onEvent(.problem(CSVProblem(line: parser.line, kind: .longLine)))
          return
        }
        buffer += [UInt8](repeating: 0, count: buffer.count)
      }
      let count = try fill(&buffer, from: filled, input)
      filled += count
      var start = 0
      if isFirst {
        // A pipe may give less at once.
        if filled < 4, count > 0 { continue }
        guard !buffer.starts(with: [0xFF, 0xFE]), !buffer.starts(with: [0xFE, 0xFF]) else {
          throw CSVFileError(name: path, problem: .utf16)
        }
        if buffer[..<filled].starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
        isFirst = false
      }
      let outcome = buffer.withUnsafeBufferPointer {
        parser.feed(
          UnsafeBufferPointer(rebasing: $0[start..<filled]), skipped: start, isLast: count == 0,
          onEvent)
      }
      guard let used = outcome, count > 0 else { return }
      let rest = filled - start - used
      if rest > 0, start + used > 0 {
        buffer.withUnsafeMutableBufferPointer {
          _ = memmove($0.baseAddress!, $0.baseAddress! + start + used, rest)
        }
      }
      filled = rest
    }
  }

  private func opened() throws(CSVFileError) -> InputFile {
    if path == "-" { return .standardInput }
    do { return try InputFile(path: path) } catch { throw CSVFileError(name: path, error) }
  }

  private func fill(
    _ buffer: inout [UInt8], from start: Int, _ input: borrowing InputFile
  ) throws(CSVFileError) -> Int {
    do {
      return try buffer.withUnsafeMutableBufferPointer { bytes throws(FileProblem) in
        let free = UnsafeMutableBufferPointer(rebasing: bytes[start...])
        return try input.read(into: UnsafeMutableRawBufferPointer(free))
      }
    } catch { throw CSVFileError(name: path, error) }
  }
}
