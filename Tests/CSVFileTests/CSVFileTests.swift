import CSVFile
import Foundation
import Testing

@Suite struct CSVFileTests {
  /// Lines with fields, and lines with problems, of a file with these bytes.
  private func read(_ bytes: [UInt8]) throws -> (records: [String], problems: [String]) {
    let file = FileManager.default.temporaryDirectory.appending(path: "csv-\(UUID())")
    try Data(bytes).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    var records: [String] = []
    var problems: [String] = []
    try CSVFile(path: file.path).read { event in
      switch event {
      case .record(let record):
        let fields = (0..<record.count).map { "<\(record.text($0))>" }
        records.append("\(record.line):" + fields.joined())
      case .problem(let problem): problems.append("\(problem.line): \(problem.kind)")
      }
      return true
    }
    return (records, problems)
  }

  private func read(_ text: String) throws -> (records: [String], problems: [String]) {
    try read(Array(text.utf8))
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func everyLineEnd(end: String) throws {
    let text = ["host,size,count", "web1,2M,4", "", "web2,1G,2"].joined(separator: end)
    let expected = ["1:<host><size><count>", "2:<web1><2M><4>", "4:<web2><1G><2>"]
    #expect(try read(text).records == expected)
    #expect(try read(text + end).records == expected)
  }

  @Test func aByteOrderMarkIsDropped() throws {
    #expect(try read([0xEF, 0xBB, 0xBF] + Array("host\na".utf8)).records == ["1:<host>", "2:<a>"])
  }

  @Test(arguments: [[0xFF, 0xFE, 0x68, 0], [0xFE, 0xFF, 0, 0x68]] as [[UInt8]])
  func utf16IsNamed(bytes: [UInt8]) {
    let error = #expect(throws: CSVFileError.self) { try read(bytes) }
    #expect(error?.problem == .utf16)
  }

  @Test func linesInsideQuotesCount() throws {
    let read = try read("host,size\n\"rack\n\n7\",2M\nbad,x\n")
    #expect(read.records == ["1:<host><size>", "2:<rack\n\n7><2M>", "5:<bad><x>"])
  }

  @Test func quotes() throws {
    #expect(try read("h\n\"a \"\"b\"\" c\",1\n").records.last == "2:<a \"b\" c><1>")
    let bad = try read("h\n\"a \\\"b\\\" c\",2M,1\nnext,1\n")
    #expect(bad.problems == ["2: quote"])
    #expect(bad.records == ["1:<h>", "3:<next><1>"])
    // The line on which it opens, not the one on which its record starts.
    let open = try read("h,i\n\"a\nb\",\"c\nd\ne\n")
    #expect(open.problems == ["3: unclosedQuote"])
  }

  @Test func anUnclosedQuoteOfALongFileIsFoundEarly() throws {
    let text = "h\n\"open\n" + String(repeating: "some line of text\n", count: 200_000)
    #expect(try read(text).problems == ["2: unclosedQuote"])
  }

  @Test(arguments: [",", ";", "\t"])
  func separators(separator: String) throws {
    let text = ["host", "count"].joined(separator: separator) + "\n\"a,b;c\"\(separator)1"
    #expect(try read(text).records == ["1:<host><count>", "2:<a,b;c><1>"])
  }

  @Test func latin1IsNamedByLineAndByte() throws {
    // "host\n" is 5 bytes, "caf" 3 more.
    let read = try read(Array("host\ncaf".utf8) + [0xE9] + Array("\nok\n".utf8))
    #expect(read.problems == ["2: notUTF8(byte: 233, offset: 8)"])
    #expect(read.records == ["1:<host>", "3:<ok>"])
    #expect(try self.read("h\nünï\n").records.last == "2:<ünï>")
  }

  @Test func recordsSpanReads() throws {
    // Longer than one read, lines of varying length.
    let lines = (0..<40000).map { "row\($0),\(String(repeating: "x", count: $0 % 37))" }
    let read = try read(lines.joined(separator: "\n"))
    #expect(read.records.count == lines.count)
    for (index, record) in read.records.enumerated() {
      #expect(record == "\(index + 1):<row\(index)><\(String(repeating: "x", count: index % 37))>")
    }
  }

  @Test(arguments: ["", "\n\n\n", " "])
  func nothing(text: String) throws {
    #expect(try read(text).records.filter { $0 != "1:<>" } == [])
    #expect(try read(text).problems == [])
  }

  @Test func whatCannotBeRead() {
    let directory = #expect(throws: CSVFileError.self) {
      try CSVFile(path: "/tmp").read { _ in true }
    }
    #expect(directory?.problem == .directory)
    let absent = #expect(throws: CSVFileError.self) {
      try CSVFile(path: "/no/such").read { _ in true }
    }
    #expect(absent?.description == "/no/such: No such file or directory")
    #expect(throws: Never.self) { try CSVFile(path: "/dev/null").read { _ in true } }
  }
}
