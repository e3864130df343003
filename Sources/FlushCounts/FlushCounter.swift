public import Barriers
internal import Glibc
public import LinuxHost
internal import Measurement
public import PerfCounters

/// Counts what operations cause on all CPUs: trace points where they are permitted, rows of /proc.
///
/// A case runs twice, briefly and for longer; the difference leaves out what starting and joining
/// its threads causes. Other programs' work is in every count of a whole machine, so the same time
/// without operations is counted beside it.
public struct FlushCounter: Sendable {
  private let suite: BarrierSuite
  private let requests: [CounterRequest]
  private let host: HostMachine

  /// - Parameters:
  ///   - cpus: for the threads, the initiator's first.
  ///   - requests: what to count.
  ///   - kinds: of primitives; nil: all.
  ///   - host: where trace points and rows are read.
  public init(
    cpus: [Int], requests: [CounterRequest] = CounterEvent.flushes,
    kinds: Set<BarrierKind>? = nil, host: HostMachine = HostMachine()
  ) {
    let cases = Self.cases(usable: cpus.count).filter {
      kinds?.contains($0.primitive.kind) ?? true
    }
    suite = BarrierSuite(plan: .quick, cpus: cpus, cases: cases)
    self.requests = requests
    self.host = host
  }

  /// The cases in the order of the results.
  public var cases: [BarrierCase] { suite.cases }

  /// Counts every case. What can't be counted says why.
  ///
  /// - Parameters:
  ///   - operations: of each case, as far as they fit in a fifth of a second; a hundredth of them
  ///     for the slow `membarrier(GLOBAL)`.
  ///   - isCancelled: asked between operations; once true, the rest is left out.
  ///   - progress: called before each case with its place.
  public func run(
    operations: Int = 1000, isCancelled: @escaping @Sendable () -> Bool = { false },
    progress: (Int, BarrierCase) -> Void = { _, _ in }
  ) -> [FlushCount] {
    let online = HostCPUs(of: host).online.value?.ids ?? suite.cpus
    var group = CounterGroup(requests, scope: .cpus(online), host: host)
    var results: [FlushCount] = []
    for (place, measured) in suite.cases.enumerated() where !isCancelled() {
      progress(place, measured)
      let slow = measured.primitive == .membarrierGlobal
      results.append(
        count(measured, operations / (slow ? 100 : 1), &group, isCancelled))
    }
    return results
  }

  private func count(
    _ measured: BarrierCase, _ operations: Int, _ group: inout CounterGroup,
    _ isCancelled: @escaping @Sendable () -> Bool
  ) -> FlushCount {
    var done: [PerformedRun] = []
    var failure: BarrierFailure?
    func perform(_ times: Int) {
      guard failure == nil else { return }
      let run = suite.perform(
        measured, times: max(1, times), budget: Self.budget, isCancelled: isCancelled)
      done.append(run)
      failure = run.failure
    }
    let brief = group.count { perform(operations / 50) }
    let clock = MonotonicRawClock()
    let began = clock.now()
    let long = group.count { perform(operations) }
    let took = clock.now() - began
    func failed(_ reason: String) -> FlushCount {
      FlushCount(
        measured: measured, operations: 0, besideRunningPeers: nil, counts: [], failure: reason)
    }
    if let failure { return failed(failure.description) }
    guard done.count == 2, done[1].operations >= 2 * done[0].operations else {
      return failed(
        "too few operations in 0.2 s to tell them from what starting the threads causes")
    }
    let idle = group.count { usleep(UInt32(clamping: took / 1000)) }
    let difference = done[1].operations - done[0].operations
    let beside = done[1].besideRunningPeers - done[0].besideRunningPeers
    return FlushCount(
      measured: measured, operations: difference,
      besideRunningPeers: measured.peers == 0 ? nil : min(max(beside, 0), difference),
      counts: long.indices.map {
        FlushCount.Count(long[$0], brief[$0], idle[$0], operations: difference)
      }, failure: nil)
  }

  /// Nanoseconds of one run: with busy CPUs each operation may wait for a time slice.
  private static let budget: UInt64 = 200_000_000

  /// Every call and barrier that reaches other CPUs: alone, and with all of them; calls on one page
  /// and on a batch that the kernel flushes whole (x86: above 33 pages).
  private static func cases(usable: Int) -> [BarrierCase] {
    let peers = max(usable - 1, 1)
    return BarrierPrimitive.allCases.flatMap { primitive -> [BarrierCase] in
      switch primitive.kind {
      case .tlbInvalidation:
        [BarrierCase(primitive, pages: 1)]
          + [1, 64].map { BarrierCase(primitive, peers: peers, peerState: .sharing, pages: $0) }
      case .barrier, .stopLike: [BarrierCase(primitive, peers: peers, peerState: .spinning)]
      case .floor: []
      }
    }
  }
}

extension FlushCount.Count {
  init(
    _ long: CounterReading, _ brief: CounterReading, _ idle: CounterReading, operations: Int
  ) {
    let outcome: FlushCount.Outcome
    switch (long.outcome, brief.outcome.value, idle.outcome.value) {
    case (.unavailable(let reason), _, _), (.neverScheduled(let reason), _, _):
      outcome = .unavailable(reason)
    case (.counted(let count), .some(let start), .some(let other)),
      (.estimated(let count, _), .some(let start), .some(let other)):
      let each = Double(max(1, operations))
      outcome =
        count >= start
        ? .counted(Double(count - start) / each, background: Double(other) / each)
        : .unavailable("below the floor: more operations added nothing to the count")
    case (_, nil, _), (_, _, nil):
      outcome = .unavailable("counted in one run and not in another")
    }
    self.init(label: long.label, rung: long.rung, perOperation: outcome)
  }
}
