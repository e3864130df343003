/// The walkers' throughput through one HVO and de-HVO of a batch, averaged over several.
public struct WalkTimeline: Sendable, Hashable {
  /// When an operation ran, in ns from the start of a round: medians.
  public struct Mark: Sendable, Hashable {
    public enum Operation: Sendable, Hashable { case optimize, restore }
    public let operation: Operation
    public let from: Double
    public let to: Double
  }

  /// Rounds that went in: those that took much longer than the median one didn't.
  public let rounds: Int
  public let binNanoseconds: Double
  /// Accesses a second of all walkers together in each bin.
  public let perSecond: [Double]
  public let marks: [Mark]

  static let bins = 100
  /// Fewer say nothing.
  static let fewestRounds = 3

  /// - Parameters:
  ///   - counts: accesses of all walkers, by round and in it by bin.
  ///   - rounds: as many as `counts` holds.
  init?(counts: [Int], rounds: [RoundTimes], binNanoseconds: UInt64) {
    let lengths = rounds.map(\.length).sorted()
    guard !lengths.isEmpty, binNanoseconds > 0, counts.count >= rounds.count * Self.bins else {
      return nil
    }
    let most = lengths[lengths.count / 2] / 4 * 5
    let kept = rounds.indices.filter { rounds[$0].length <= most }
    guard kept.count >= Self.fewestRounds else { return nil }
    let seconds = Double(binNanoseconds) * Double(kept.count) / 1e9
    self.rounds = kept.count
    self.binNanoseconds = Double(binNanoseconds)
    perSecond = (0..<Self.bins).map { bin in
      Double(kept.reduce(0) { $0 + counts[$1 * Self.bins + bin] }) / seconds
    }
    func median(_ time: (RoundTimes) -> UInt64) -> Double {
      let times = kept.map { time(rounds[$0]) }.sorted()
      return Double(times[times.count / 2])
    }
    marks = [
      Mark(
        operation: .optimize, from: median { $0.hvo.lowerBound - $0.origin },
        to: median { $0.hvo.upperBound - $0.origin }),
      Mark(
        operation: .restore, from: median { $0.deHVO.lowerBound - $0.origin },
        to: median { $0.deHVO.upperBound - $0.origin }),
    ]
  }
}

/// When the parts of one HVO and de-HVO began and ended, by the clock, in ns.
struct RoundTimes {
  /// Before the first rest; not after `hvo` begins.
  let origin: UInt64
  let hvo: ClosedRange<UInt64>
  let deHVO: ClosedRange<UInt64>

  /// From the origin to the end of de-HVO.
  var length: UInt64 { deHVO.upperBound - origin }
}

extension ClosedRange<UInt64> {
  /// Nanoseconds from its first moment to its last.
  var nanoseconds: UInt64 { upperBound - lowerBound }
}
