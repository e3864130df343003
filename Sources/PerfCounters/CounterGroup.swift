internal import Glibc
public import LinuxHost

/// Counters opened together, read together, closed when the value goes away.
///
/// An event that can't be opened doesn't void the others: it stays in every reading with its reason.
/// Counts are differences between two readings, so that a value can be used again and again.
public struct CounterGroup: ~Copyable {
  private let slots: [CounterSlot]
  private let groups: [PerfGroup]
  private let root: HostRoot
  private let hint: String
  private var base: [[CounterTally]?]
  private var rows: [Fact<UInt64>?]

  /// - Parameters:
  ///   - requests: what to count; readings come in this order.
  ///   - scope: whose work. Rows of /proc always count the whole machine.
  ///   - host: where trace points, rows and reasons are read.
  public init(
    _ requests: [CounterRequest], scope: CounterScope = .thisThread,
    host: HostMachine = HostMachine()
  ) {
    var opener = CounterOpener(scope: scope, host: host)
    slots = requests.map { opener.open($0) }
    groups = opener.groups
    root = host.root
    hint = CounterSlot.hint(host.root)
    base = groups.map { $0.read() }
    rows = slots.map { _ in nil }
  }

  deinit {
    for group in groups { for member in group.members { close(member.descriptor) } }
  }

  /// Lets the counters run. Rows of /proc are read first, so that reading them isn't counted.
  public mutating func start() {
    for (index, slot) in slots.enumerated() { rows[index] = slot.row?.read(root) }
    for group in groups { _ = group.enable() }
  }

  /// Stops them and returns what they counted since `start`.
  public mutating func stop() -> [CounterReading] {
    for group in groups.reversed() { _ = group.disable() }
    var tallies: [Int: [CounterTally]] = [:]
    var broken: Set<Int> = []
    for (index, group) in groups.enumerated() {
      let now = group.read()
      for (place, member) in group.members.enumerated() {
        guard let now, let before = base[index] else {
          broken.insert(member.request)
          continue
        }
        tallies[member.request, default: []].append(now[place] - before[place])
      }
      base[index] = now
    }
    return slots.indices.map { index in
      let slot = slots[index]
      if let row = slot.row { return slot.reading(rowOutcome(row, before: rows[index])) }
      if broken.contains(index) { return slot.reading(.unavailable("the counter can't be read")) }
      guard let tally = tallies[index] else { return slot.reading(nil) }
      return slot.reading(CounterTally.outcome(of: tally, hint: hint))
    }
  }

  /// Runs `work` between `start` and `stop`.
  public mutating func count<Failure: Error>(_ work: () throws(Failure) -> Void) throws(Failure)
    -> [CounterReading]
  {
    start()
    do { try work() } catch {
      _ = stop()
      throw error
    }
    return stop()
  }

  private func rowOutcome(_ row: ProcRow, before: Fact<UInt64>?) -> CounterOutcome {
    switch (before, row.read(root)) {
    case (.known(let early), .known(let late)):
      late >= early ? .counted(late - early) : .unavailable("the row went backwards")
    case (.unknown(let reason), _), (_, .unknown(let reason)): .unavailable(reason)
    case (nil, _): .unavailable("stopped before it was started")
    }
  }
}
