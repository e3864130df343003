import Foundation
import TestSupport
import Testing

/// The house rules that a compiler doesn't hold: which room may import which. It lets a file import
/// whatever some other room already did.
@Suite struct ArrowTests {
  /// From the ground up: a room imports only rooms that stand before it.
  static let order = [
    "CBarriers", "CPerfCounters", "CLibcsv", "CLibpfm4", "Numbers", "Spelling", "Formula",
    "GuestLink", "FileBytes", "ReferenceData", "PlotScripts", "PageTemplates", "CSVFile", "HugeTLB",
    "Vmemmap",
    "BreakBeforeMake", "ProtocolFile", "Fleet", "Measurement", "Barriers", "LinuxHost",
    "PerfCounters", "FlushCounts", "MachineStop", "RemapTiming", "KernelHVO", "GuestEL1",
    "Tradeoff", "Results", "Report", "hvo-bench",
  ]
  /// Rooms that stay free of Foundation, so that they start fast and can move to bare metal.
  static let withoutFoundation: Set<String> = [
    "Numbers", "FileBytes", "HugeTLB", "Vmemmap", "BreakBeforeMake", "Measurement", "Barriers",
    "GuestLink",
  ]

  let house: House

  init() throws { house = try House.whole.get() }

  @Test func roomsStandOnLowerOnes() throws {
    #expect(house.rooms.count > 20, "the dump wasn't read")
    for room in house.rooms {
      let floor = try #require(Self.order.firstIndex(of: room.name), "\(room.name) has no floor")
      for below in room.arrows {
        #expect(Self.order[..<floor].contains(below), "\(room.name) imports \(below)")
      }
    }
  }

  /// Of tests as well.
  @Test func whatIsImportedIsDeclaredAndTheOtherWayRound() throws {
    for target in house.targets where !target.isSystem {
      var used: Set<String> = []
      for file in try target.files {
        for name in imports(in: file.text) where house.own.contains(name) {
          used.insert(name)
          #expect(
            target.arrows.contains { $0.replacing("-", with: "_") == name },
            "\(file.path) imports \(name), which Package.swift doesn't say")
        }
        if Self.withoutFoundation.contains(target.name) {
          #expect(!file.text.contains("import Foundation"), "\(file.path) imports Foundation")
        }
      }
      for name in target.arrows where !target.isTest {
        #expect(used.contains(name), "\(target.name) never imports \(name)")
      }
    }
  }

  @Test func onlyCommandsImportReport() {
    for target in house.rooms where target.arrows.contains("Report") {
      #expect(target.name == "hvo-bench")
    }
  }

  /// docs/architecture.md's table says what Package.swift says.
  @Test func theHouseIsDescribedAsItIs() throws {
    let page = try String(
      contentsOf: repositoryRoot.appending(path: "docs/architecture.md"), encoding: .utf8)
    for room in house.rooms where !["CBarriers", "CPerfCounters"].contains(room.name) {
      let row = try #require(
        page.split(separator: "\n").first { line in
          line.hasPrefix("| `")
            && line.split(separator: "|")[0].matches(of: #/`([\w-]+)`/#).map(\.1)
              .contains { $0 == room.name }
        }, "\(room.name) isn't in the table")
      let cells = row.split(separator: "|")
      let said = Set(cells[cells.count - 1].matches(of: #/`(\w+)`/#).map { String($0.1) })
      // "all" and "the producers" are words.
      guard !said.isEmpty || room.arrows.isEmpty || !["hvo-bench", "Results"].contains(room.name)
      else { continue }
      // C modules stand in their own room's first cell.
      let arrows = Set(room.arrows).filter { !$0.hasPrefix("C") || $0 == "CSVFile" }
      let rooms = said.filter { !$0.hasPrefix("C") || $0 == "CSVFile" }
      #expect(rooms == arrows, "\(room.name)")
    }
  }

  @Test func importsAreRead() {
    #expect(
      imports(in: "public import A\nimport B\n// import C\nlet important = 1") == ["A", "B"])
  }
}
