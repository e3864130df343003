import Testing

@testable import Report
@testable import Results

/// Files that something has damaged: read or refused, never a trap.
@Suite struct MutationTests {
  @Test func `damaged files are refused in one line or rendered`() throws {
    let bytes = try Snapshot.full.encoded()
    var random = Stream(state: 20_261_125)
    var refused = 0
    var rendered = 0
    for _ in 0..<300 {
      var damaged = bytes
      for _ in 0...random.below(3) {
        let place = random.below(damaged.count)
        switch random.below(4) {
        case 0: damaged[place] = UInt8(random.below(256))
        case 1: damaged.removeSubrange(place..<min(damaged.count, place + random.below(40)))
        case 2:
          damaged.insert(
            contentsOf: Array("-9999999999999999999".utf8.prefix(random.below(20))), at: place)
        default:
          // Digits become other digits, so that most of these files still read.
          for index in place..<min(damaged.count, place + 200)
          where (48..<58).contains(damaged[index]) {
            damaged[index] = UInt8(49 + random.below(9))
          }
        }
      }
      do {
        let result = try ResultFile(decoding: damaged, name: "damaged")
        for format in ReportFormat.allCases {
          #expect(!format.render(result, style: TextStyle(ascii: true)).isEmpty)
        }
        #expect(PlotSet(result).plots.count <= 100)
        rendered += 1
      } catch {
        #expect(!error.description.contains("\n"))
        refused += 1
      }
    }
    #expect(refused > 30)
    #expect(rendered > 10)
  }

  /// A small generator with a fixed seed (Knuth's MMIX constants).
  private struct Stream {
    var state: UInt64

    mutating func below(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return limit > 0 ? Int((state >> 33) % UInt64(limit)) : 0
    }
  }
}
