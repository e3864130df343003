import Foundation
import TestSupport
import Testing

/// The house rules that a compiler doesn't hold: which room may import which, and file sizes.
@Suite struct LayoutTests {
  /// Each room and the rooms below it that it may import.
  static let arrows: [String: Set<String>] = [
    "Numbers": [],
    "HugeTLB": ["Numbers"],
    "Vmemmap": ["HugeTLB"],
    "BreakBeforeMake": ["HugeTLB", "Vmemmap"],
    "Spelling": [],
    "FileBytes": [],
    "ProtocolFile": ["Vmemmap", "FileBytes", "Spelling"],
    "Formula": [],
    "CSVFile": ["FileBytes"],
    "Fleet": ["HugeTLB", "CSVFile", "FileBytes", "Spelling"],
    "PerfCounters": ["LinuxHost", "ReferenceData", "Spelling"],
    "FlushCounts": ["Barriers", "PerfCounters", "LinuxHost"],
    "MachineStop": ["LinuxHost", "Measurement", "Barriers"],
    "Measurement": ["Numbers"],
    "Barriers": ["Measurement"],
    "LinuxHost": ["HugeTLB"],
    "RemapTiming": ["HugeTLB", "Vmemmap", "Measurement", "PerfCounters", "Barriers"],
    "Tradeoff": [
      "HugeTLB", "Vmemmap", "BreakBeforeMake", "Measurement", "Barriers", "RemapTiming",
      "KernelHVO", "ReferenceData", "Formula", "Numbers",
    ],
    "KernelHVO": ["HugeTLB", "LinuxHost", "Measurement", "Barriers", "PerfCounters"],
    "Results": [
      "HugeTLB", "Vmemmap", "BreakBeforeMake", "PerfCounters", "Measurement", "Barriers",
      "RemapTiming", "FlushCounts", "MachineStop", "LinuxHost", "KernelHVO", "Tradeoff",
      "ReferenceData", "Formula", "Fleet", "GuestLink", "GuestEL1", "FileBytes", "Numbers",
    ],
    "GuestLink": [],
    "GuestEL1": ["HugeTLB", "Vmemmap", "BreakBeforeMake", "GuestLink", "FileBytes"],
    "Report": ["Results", "FileBytes", "Numbers", "PlotScripts", "PageTemplates"],
  ]
  /// Rooms that stay free of Foundation, so that they start fast and can move to bare metal.
  static let withoutFoundation: Set<String> = [
    "HugeTLB", "Vmemmap", "BreakBeforeMake", "Measurement", "Barriers", "GuestLink",
    "FileBytes", "Numbers",
  ]

  static func sources(of room: String) throws -> [(path: String, text: String)] {
    let root = repositoryRoot.appending(path: "Sources/\(room)")
    let names = try #require(FileManager.default.enumerator(atPath: root.path))
    return try names.compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }.map {
      ("\(room)/\($0)", try String(contentsOf: root.appending(path: $0), encoding: .utf8))
    }
  }

  static func imports(in text: String) -> [String] {
    text.split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ")
      guard !line.hasPrefix("//"), let at = words.firstIndex(of: "import"), at <= 1,
        at + 1 < words.count
      else { return nil }
      return String(words[at + 1])
    }
  }

  @Test(arguments: arrows.keys.sorted())
  func importsPointDown(room: String) throws {
    let rooms = Set(Self.arrows.keys).union([
      "PlotScripts", "PageTemplates", "ReferenceData", "hvo_bench",
    ])
    let files = try Self.sources(of: room)
    #expect(!files.isEmpty)
    for file in files {
      for name in Self.imports(in: file.text) where rooms.contains(name) {
        #expect(Self.arrows[room]!.contains(name), "\(file.path) imports \(name)")
      }
      if Self.withoutFoundation.contains(room) {
        #expect(!file.text.contains("import Foundation"), "\(file.path) imports Foundation")
      }
    }
  }

  @Test func onlyCommandsImportReport() throws {
    let root = repositoryRoot.appending(path: "Sources")
    for room in try FileManager.default.contentsOfDirectory(atPath: root.path)
    where room != "hvo-bench" && room != "Report" {
      for file in try Self.sources(of: room) {
        #expect(!Self.imports(in: file.text).contains("Report"), "\(file.path) imports Report")
      }
    }
  }

  @Test func filesAreShort() throws {
    let root = repositoryRoot.appending(path: "Sources")
    var lengths: [Int] = []
    for room in try FileManager.default.contentsOfDirectory(atPath: root.path) {
      for file in try Self.sources(of: room) {
        let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false).count
        lengths.append(lines)
        #expect(lines <= 400, "\(file.path) has \(lines) lines")
      }
    }
    lengths.sort()
    #expect(
      lengths[lengths.count / 2] <= 120, "the median file has \(lengths[lengths.count / 2]) lines")
  }

  @Test func importsAreRead() {
    #expect(
      Self.imports(in: "public import A\nimport B\n// import C\nlet important = 1") == ["A", "B"])
  }
}
