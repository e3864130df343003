private import CLibcsv
private import Glibc

/// libcsv's parser fed line by line, so that its records can be told by physical lines.
final class CSVParser {
  /// The line that comes next, or is being read.
  private(set) var line = 1
  private let state: UnsafeMutablePointer<csv_parser>
  private let record = CSVRecord()
  /// Offset in the file of what is fed next.
  private var offset = 0
  private var separator: UInt8?
  /// Line on which the field began that is being read.
  private var fieldLine = 1
  private var afterCarriageReturn = false
  private var isStopped = false

  /// - Returns: nil if libcsv doesn't start.
  init?() {
    state = .allocate(capacity: 1)
    state.initialize(to: csv_parser())
    guard csv_init(state, Self.options) == 0 else {
      state.deallocate()
      return nil
    }
  }

  deinit {
    csv_free(state)
    state.deallocate()
  }

  private static let options = UInt8(CSV_STRICT | CSV_STRICT_FINI)

  /// What the callbacks of libcsv get.
  private struct Context {
    let parser: CSVParser
    let onEvent: (CSVFile.Event) -> Bool
  }

  /// Parses the whole lines of `bytes`, and what is left as well if it is the last.
  ///
  /// - Returns: bytes used; nil if the reading is over.
  func feed(
    _ bytes: UnsafeBufferPointer<UInt8>, skipped: Int, isLast: Bool,
    _ onEvent: (CSVFile.Event) -> Bool
  ) -> Int? {
    withoutActuallyEscaping(onEvent) { onEvent in
      var context = Context(parser: self, onEvent: onEvent)
      return withUnsafeMutablePointer(to: &context) { context in
        feed(bytes, skipped: skipped, isLast: isLast, context)
      }
    }
  }

  private func feed(
    _ bytes: UnsafeBufferPointer<UInt8>, skipped: Int, isLast: Bool,
    _ context: UnsafeMutablePointer<Context>
  ) -> Int? {
    offset += skipped
    var position = 0
    while position < bytes.count {
      if afterCarriageReturn {
        afterCarriageReturn = false
        if bytes[position] == 10 {
          (position, offset) = (position + 1, offset + 1)
          continue
        }
      }
      let rest = UnsafeBufferPointer(rebasing: bytes[position...])
      guard let length = Self.line(in: rest, isLast: isLast) else { return position }
      parse(UnsafeBufferPointer(rebasing: rest[..<length]), context)
      guard !isStopped else { return nil }
      afterCarriageReturn = rest[length - 1] == 13
      (position, offset, line) = (position + length, offset + length, line + 1)
    }
    if isLast { finish(context) }
    return isLast ? nil : position
  }

  /// Bytes of the first line with its end; nil if its end isn't there yet.
  private static func line(in bytes: UnsafeBufferPointer<UInt8>, isLast: Bool) -> Int? {
    guard let base = bytes.baseAddress else { return nil }
    let newline = memchr(base, 10, bytes.count).map {
      UnsafeRawPointer($0) - UnsafeRawPointer(base)
    }
    let length = newline ?? bytes.count
    if let at = memchr(base, 13, length).map({ UnsafeRawPointer($0) - UnsafeRawPointer(base) }) {
      return at + 1 == newline ? length + 1 : at + 1
    }
    return newline.map { $0 + 1 } ?? (isLast ? bytes.count : nil)
  }

  private func parse(_ bytes: UnsafeBufferPointer<UInt8>, _ context: UnsafeMutablePointer<Context>)
  {
    let isInQuotes = state.pointee.pstate >= 2 && state.pointee.quoted != 0
    if state.pointee.pstate == 0 { record.line = line }
    if !isInQuotes { fieldLine = line }
    if let bad = Self.notUTF8(bytes) {
      report(
        CSVProblem(line: line, kind: .notUTF8(byte: bytes[bad], offset: offset + bad)), context)
      return restart()
    }
    if separator == nil, let found = Self.separator(of: bytes) {
      separator = found
      csv_set_delim(state, found)
    }
    let used = csv_parse(
      state, bytes.baseAddress, bytes.count, Self.onField, Self.onRecord, context)
    if used < bytes.count, !isStopped {
      report(CSVProblem(line: line, kind: .quote), context)
      restart()
    } else if state.pointee.entry_pos > CSVFile.longestLine {
      report(CSVProblem(line: fieldLine, kind: .unclosedQuote), context)
      isStopped = true
    }
  }

  private func finish(_ context: UnsafeMutablePointer<Context>) {
    let isOpen = state.pointee.pstate == 2 && state.pointee.quoted != 0
    if csv_fini(state, Self.onField, Self.onRecord, context) != 0 || isOpen {
      report(CSVProblem(line: fieldLine, kind: isOpen ? .unclosedQuote : .quote), context)
    }
  }

  /// Forgets the record that is being read; the next line starts a new one.
  private func restart() {
    csv_free(state)
    csv_init(state, Self.options)
    if let separator { csv_set_delim(state, separator) }
    record.clear()
  }

  private func report(_ problem: CSVProblem, _ context: UnsafeMutablePointer<Context>) {
    if !context.pointee.onEvent(.problem(problem)) { isStopped = true }
  }

  private static let onField:
    @convention(c) (UnsafeMutableRawPointer?, Int, UnsafeMutableRawPointer?) -> Void = {
      field, length, context in
      guard let context else { return }
      let parser = context.assumingMemoryBound(to: Context.self).pointee.parser
      parser.fieldLine = parser.line
      parser.record.append(
        UnsafeBufferPointer(
          start: field?.assumingMemoryBound(to: UInt8.self), count: field == nil ? 0 : length))
    }

  private static let onRecord: @convention(c) (Int32, UnsafeMutableRawPointer?) -> Void = {
    _, context in
    guard let context = context?.assumingMemoryBound(to: Context.self) else { return }
    let parser = context.pointee.parser
    if !parser.isStopped, !context.pointee.onEvent(.record(parser.record)) {
      parser.isStopped = true
    }
    parser.record.clear()
  }

  /// The first of comma, semicolon and tab in a line outside quotes; comma if it has text but none.
  private static func separator(of line: UnsafeBufferPointer<UInt8>) -> UInt8? {
    var isQuoted = false
    var found: Set<UInt8> = []
    for byte in line {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if !isQuoted { found.insert(byte) }
    }
    if !found.contains(where: { $0 > 32 }) { return nil }
    return [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")].first(where: found.contains)
      ?? UInt8(ascii: ",")
  }

  /// Index of the first byte that belongs to no UTF-8 character.
  private static func notUTF8(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard bytes.contains(where: { $0 >= 0x80 }) else { return nil }
    var parser = Unicode.UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    var position = 0
    while true {
      switch parser.parseScalar(from: &iterator) {
      case .valid(let encoded): position += encoded.count
      case .emptyInput: return nil
      case .error: return position
      }
    }
  }
}
