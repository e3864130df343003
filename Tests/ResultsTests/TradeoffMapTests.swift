import Foundation
import TestSupport
import Testing

@testable import Results

/// The map of best protocols against arithmetic by hand on the inputs of a result.
@Suite struct TradeoffMapTests {
  private static var result: ResultFile {
    get throws {
      try ResultFile(reading: repositoryRoot.appending(path: "plots/gallery/result.json").path)
    }
  }

  /// Worth of the memory less that of CPU time, per month, for a protocol that stops nobody.
  private func net(_ row: TradeoffRow, churn: Double, cpus: Double) throws -> Double {
    func input(_ name: String) throws -> Double {
      try #require(row.inputs.first { $0.name == name }?.value.value, "\(name)")
    }
    let flush = try input("flush_ns") + (cpus - 1) * input("flush_elsewhere_ns")
    let hvo = try input("hvo_software_ns") + input("hvo_flushes") / input("hvo_batch") * flush
    let back =
      try input("de_hvo_software_ns") + input("de_hvo_flushes") / input("de_hvo_batch") * flush
    let memory = try Double(row.netBytes) / 1_073_741_824 * input("memory_price")
    return try memory - churn * (hvo + back) / 1e9 * input("core_price") * 730
  }

  @Test func theBestHasTheMostWorthLeft() throws {
    let result = try Self.result
    let rows = try #require(result.tradeoffs)
    let maps = TradeoffMap.all(of: rows, verdicts: result.verdicts).filter { $0.scope == .any }
    #expect(maps.map(\.sizeBytes) == [2 << 20, 1 << 30])
    for map in maps {
      // Those without stops, for which the arithmetic above holds, and legal on this machine.
      let simple = rows.filter {
        $0.sizeBytes == map.sizeBytes
          && ["direct", "shared-tails", "direct-head-in-place", "shared-tails-head-in-place"]
            .contains(
              $0.protocolID)
      }
      for field in map.fields {
        let nets = try simple.map { try net($0, churn: field.churn, cpus: field.cpus) }
        let most = try #require(nets.max())
        if let best = field.best {
          let found = try #require(
            rows.first { $0.protocolID == best && $0.sizeBytes == map.sizeBytes })
          let own = try net(found, churn: field.churn, cpus: field.cpus)
          #expect(own > 0 && own >= most - 1e-9 * most.magnitude, "\(field)")
        } else {
          #expect(most <= 1e-12, "\(field)")
        }
      }
      #expect(map.fields.contains { $0.best != nil } && map.fields.contains { $0.best == nil })
    }
  }

  /// Kernel 6.18 runs "direct" and nothing else, so its map has no other name.
  @Test func theKernelsMapHasTheKernelsProtocol() throws {
    let result = try Self.result
    let rows = try #require(result.tradeoffs)
    let maps = TradeoffMap.all(of: rows, verdicts: result.verdicts).filter { $0.scope == .kernels }
    #expect(maps.map(\.sizeBytes) == [2 << 20, 1 << 30])
    #expect(maps.map(\.count) == [6115, 11])
    for map in maps {
      let own = try #require(rows.first { $0.isKernels && $0.sizeBytes == map.sizeBytes })
      #expect(Set(map.fields.map(\.best)) == ["direct", nil])
      for field in map.fields {
        let left = try net(own, churn: field.churn, cpus: field.cpus)
        #expect((field.best == nil) == (left <= 0), "\(field)")
      }
    }
    // Where no protocol is the kernel's own there is no such map.
    let others = rows.map { row in
      var row = row
      row.isKernels = false
      return row
    }
    #expect(
      TradeoffMap.all(of: others, verdicts: result.verdicts).map(\.scope) == [.any, .any])
  }

  @Test func whatIsIllegalOrRunsAtBootIsLeftOut() throws {
    let result = try Self.result
    let rows = try #require(result.tradeoffs)
    for map in TradeoffMap.all(of: rows, verdicts: result.verdicts) {
      #expect(!map.fields.contains { ["boot-time", "ro-first"].contains($0.best) })
    }
    #expect(TradeoffMap.all(of: rows, verdicts: []).isEmpty)
  }

  /// Every field of a map lies in one region, which has its protocol, and no two regions meet.
  @Test func regionsCoverTheMap() throws {
    var result = try Self.result
    result.addRegions()
    let regions = try #require(result.regions)
    for map in TradeoffMap.all(of: result.tradeoffs ?? [], verdicts: result.verdicts) {
      for field in map.fields {
        let found = regions.filter { region in
          guard let from = region.fromChurn.value, let to = region.toChurn.value else {
            return false
          }
          return (region.scope == .kernels) == (map.scope == .kernels)
            && region.sizeBytes == map.sizeBytes && Double(region.cpus) == field.cpus
            && from < field.churn && field.churn < to
        }
        #expect(found.map(\.protocolID) == [field.best], "\(field)")
      }
    }
    for (first, second) in zip(regions, regions.dropFirst())
    where (first.scope, first.sizeBytes, first.cpus) == (
      second.scope, second.sizeBytes, second.cpus
    ) {
      #expect(first.protocolID != second.protocolID)
      let gap = try #require(second.fromChurn.value) / (try #require(first.toChurn.value))
      #expect(abs(gap - 1) < 1e-9)
    }
    // Where nothing is weighed there are none.
    result.tradeoffs = nil
    result.addRegions()
    #expect(result.regions == nil)
  }
}
