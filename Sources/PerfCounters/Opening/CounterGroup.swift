internal import Glibc
public import LinuxHost

/// Counters opened together, read together, closed when the value goes away.
///
/// An event that can't be opened doesn't void the others: it stays in every reading with its reason.
/// The counters run all the time and a count is the difference between two readings: one system call
/// for each group at either end of a section, and none to enable or disable. (Some kernels of 2025 lose
/// TASK-CLOCK when it is disabled: it then reads 0.)
public struct CounterGroup: ~Copyable {
  private let slots: [CounterSlot]
  private let groups: [PerfGroup]
  private let hint: String
  private let rows: ProcRows
  private var base: [[CounterTally]?] = []
  private var rowBase: [Fact<UInt64>?] = []

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
    var opened = opener.groups
    rows = ProcRows(slots.map(\.row), host.root)
    hint = CounterSlot.hint(watchdog: PerfEvents.nmiWatchdog(host.root))
    for index in opened.indices {
      opened[index].enable()
      opened[index].mapPages()
    }
    groups = opened
  }

  deinit {
    for group in groups { for page in group.pages { page.unmap() } }
    for group in groups { for member in group.members { close(member.descriptor) } }
  }

  /// How a request's counter is read.
  public func access(to request: Int) -> CounterAccess? {
    guard slots.indices.contains(request), slots[request].reason == nil else { return nil }
    if slots[request].row != nil { return .procFile }
    let group = groups.first { $0.members.contains { $0.request == request } }
    return group.map { $0.pages.isEmpty ? .systemCall : .userSpace }
  }

  /// Marks the start of a section. Rows of /proc are read first, so that reading them isn't counted.
  public mutating func start() {
    rowBase = rows.read()
    base = groups.map { $0.read() }
  }

  /// What was counted since `start`.
  public mutating func stop() -> [CounterReading] {
    let late = groups.map { $0.read() }
    let lateRows = rows.read()
    var tallies = slots.map { _ in [CounterTally]() }
    var broken: Set<Int> = []
    for (index, group) in groups.enumerated() {
      for (place, member) in group.members.enumerated() {
        if index < base.count, let tally = late[index]?[place], let early = base[index]?[place],
          let counted = tally.since(early)
        {
          tallies[member.request].append(counted)
        } else {
          broken.insert(member.request)
        }
      }
    }
    return slots.indices.map { index in
      let slot = slots[index]
      if slot.row != nil {
        let early = index < rowBase.count ? rowBase[index] : nil
        return slot.reading(ProcRows.difference(early, lateRows[index]))
      }
      return slot.reading(
        broken.contains(index)
          ? .unavailable("the counter can't be read, or was read before it was started")
          : CounterTally.outcome(of: tallies[index], hint: hint))
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
}
