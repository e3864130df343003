extension WalkMeasurement {
  /// The walkers together over one stretch of the run.
  ///
  /// Accesses during which a walker's CPU, or while the walker waited the remapping one, ran another
  /// task tell of the scheduler: they are counted apart and are in no other figure.
  public struct Stretch: Sendable, Hashable {
    /// Undisturbed accesses of all walkers.
    public private(set) var accesses = 0
    /// Accesses during which a CPU was lost to another task.
    public private(set) var preempted = 0
    /// The longest that one undisturbed access took, in ns; nil if there was none among the longest.
    public private(set) var longest: UInt64?
    /// How long the stretch lasted, in ns.
    public internal(set) var nanoseconds: UInt64 = 0
    private var ran: UInt64 = 0
    private var rate = 0.0
    private var walkers = 0
    private var idle = 0

    /// Walkers have to run for this share of a stretch, else their rate would tell of moments.
    public static let leastShare = 0.1

    /// Accesses a second of all walkers, each while it had its CPU; nil if one of them hardly ran,
    /// as `obstacle` says.
    public var perSecond: Double? { obstacle == nil ? rate : nil }

    /// Why there is no rate; nil if there is one.
    public var obstacle: String? {
      if walkers == 0 { return "no walker was started" }
      if idle > 0 {
        return "\(idle) of \(walkers) walkers made no undisturbed access: another task had the CPU"
      }
      let share = nanoseconds > 0 ? Double(ran) / Double(nanoseconds) / Double(walkers) : 0
      guard share < Self.leastShare else { return nil }
      let percent = Int((share * 100).rounded(.down))
      return "the walkers had their CPUs for \(percent) % of the time: other tasks ran there"
    }

    /// Why `longest` is nil; nil if it isn't.
    public var longestObstacle: String? {
      guard longest == nil else { return nil }
      guard accesses > 0 else { return obstacle }
      return
        "the \(LongestAccesses.most) longest accesses of a walker all waited for a CPU that ran"
        + " another task"
    }

    /// Adds what one walker did.
    ///
    /// - Parameter disturbed: batches in which the remapping CPU ran something else: a long access
    ///   that reached into one waited for the scheduler.
    mutating func add(_ stretch: WalkerRecord.Stretch, disturbed: [ClosedRange<UInt64>]) {
      let held = stretch.longest.spans.filter { span in
        span.nanoseconds >= PreemptionWatch.shortest
          && disturbed.contains { $0.overlaps(span) }
      }
      let clean = stretch.longest.spans.filter { !held.contains($0) }
      let count = stretch.accesses - held.count
      let time = stretch.nanoseconds - held.reduce(0) { $0 + $1.nanoseconds }
      walkers += 1
      preempted += stretch.preempted + held.count
      accesses += count
      ran += time
      guard count > 0, time > 0 else {
        idle += 1
        return
      }
      rate += Double(count) * 1e9 / Double(time)
      if let most = clean.map(\.nanoseconds).max() { longest = max(longest ?? 0, most) }
    }
  }
}
