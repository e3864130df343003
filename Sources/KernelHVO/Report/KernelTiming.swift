/// All timed writes of one case, interleaved with those of the others.
public struct KernelTiming: Sendable {
  public let subject: KernelCase
  /// The first write, which may split vmemmap PMDs; nil if none was done.
  public internal(set) var first: WriteTime?
  /// The later ones, in the order taken.
  public internal(set) var rounds: [WriteTime] = []
  /// Page-table pages that the kernel added to its own during the first write, one for each vmemmap
  /// PMD that it split; nil if that wasn't counted.
  public internal(set) var firstTables: Int64?
  /// What counters said of further, untimed writes.
  public internal(set) var counters: [KernelCounter] = []

  init(_ subject: KernelCase) { self.subject = subject }

  mutating func add(_ time: WriteTime) {
    if first == nil { first = time } else { rounds.append(time) }
  }
}
