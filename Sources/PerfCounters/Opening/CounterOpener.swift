internal import Glibc
internal import LinuxHost

/// Opens requests one after the other and gathers the descriptors in groups.
struct CounterOpener {
  private let scope: CounterScope
  private let host: HostMachine
  private(set) var groups: [PerfGroup] = []
  private var opened = 0

  init(scope: CounterScope, host: HostMachine) {
    self.scope = scope
    self.host = host
  }

  /// Opens the next request. Whatever goes wrong is in the result.
  mutating func open(_ request: CounterRequest) -> CounterSlot {
    let index = opened
    opened += 1
    func slot(
      _ rung: CounterRung, _ unit: String, _ domain: CounterDomain, row: ProcRow? = nil,
      reason: String? = nil
    ) -> CounterSlot {
      CounterSlot(
        name: request.name, unit: unit, domain: domain, rung: rung, row: row, reason: reason)
    }
    do {
      let (source, unit) = try request.source(host.root)
      let rung = source.rung
      if let row = ProcRow(source) {
        guard request.domain == .all else {
          return slot(
            rung, unit, request.domain, reason: "rows of /proc don't tell user from kernel")
        }
        return slot(rung, unit, .all, row: row)
      }
      switch event(source, request.libraryName) {
      case .unknown(let reason): return slot(rung, unit, request.domain, reason: reason)
      case .known((let event, let named)):
        let wanted = request.domain == .all ? named : request.domain
        let (domain, reason) = openEverywhere(event, wanted, index)
        return slot(rung, unit, domain, reason: reason)
      }
    } catch {
      let rung = error.reason == nil ? CounterRung.software : .hardware
      return slot(rung, "events", request.domain, reason: error.description)
    }
  }

  /// What to open for a source other than a row of /proc, and whose work its name asks for.
  private func event(_ source: CounterEvent.Source, _ name: String) -> Fact<
    (PerfEvent, CounterDomain)
  > {
    if case .tracepoint(let system, let event) = source {
      return Tracepoint.identifier(system, event, host).map {
        (PerfEvent(type: PerfEvent.tracepointType, config: $0), .all)
      }
    }
    do {
      let code = try CounterLibrary().encode(name)
      guard code.isPresent else { return .unknown("this machine has no PMU \(code.pmu)") }
      let event = PerfEvent(
        type: code.type, config: code.config, config1: code.config1, config2: code.config2)
      return .known((event, code.domain))
    } catch {
      return .unknown(error.description)
    }
  }

  /// Opens the event on every CPU of the scope, in user mode only where the kernel refuses the rest.
  private mutating func openEverywhere(_ event: PerfEvent, _ domain: CounterDomain, _ index: Int)
    -> (CounterDomain, reason: String?)
  {
    if scope.targets.isEmpty { return (domain, "no CPU is named") }
    if let objection = event.objection(to: domain) { return (domain, objection) }
    var code = openOnce(event, domain, index)
    if code == 0 { return (domain, nil) }
    if code == EACCES || code == EPERM, event.type != PerfEvent.tracepointType,
      !event.isKernelOnly
    {
      if domain == .all, openOnce(event, .user, index) == 0 {
        return (event.ignoresModes ? .all : .user, nil)
      }
      // What isn't there no permission opens: the kernel looks at permissions first.
      code = absence(of: event) ?? code
    }
    let denial = CounterDenial(
      event: event, domain: domain, wholeCPU: scope.isWholeCPU, circumstances: .init(of: host))
    return (domain, denial.reason(for: code))
  }

  /// The errno that says that an event isn't there at all, by opening it where everybody may: for
  /// this thread in user mode. Nil if it is there, or if that too is refused.
  private func absence(of event: PerfEvent) -> Int32? {
    let descriptor = event.open(.user, inherit: false, thread: 0, cpu: -1, group: -1)
    guard descriptor < 0 else {
      close(descriptor)
      return nil
    }
    return descriptor == -EACCES || descriptor == -EPERM ? nil : -descriptor
  }

  /// - Returns: 0, or the errno of the first CPU that refused; then none stays open.
  private mutating func openOnce(_ event: PerfEvent, _ domain: CounterDomain, _ index: Int) -> Int32
  {
    let before = groups
    var fresh: [Int32] = []
    for (thread, cpu) in scope.targets {
      let place = groups.firstIndex {
        $0.family == event.family && $0.cpu == cpu && $0.thread == thread
      }
      let inherit = scope == .thisThreadAndChildren
      func attempt(_ group: Int32) -> Int32 {
        event.open(domain, inherit: inherit, thread: thread, cpu: cpu, group: group)
      }
      var descriptor: Int32 = place.map { attempt(groups[$0].leader) } ?? -EINVAL
      if descriptor >= 0, let place {
        groups[place].append(descriptor, request: index)
      } else if descriptor == -EINVAL {
        // No group yet, or one more than the PMU can hold at once: lead another.
        descriptor = attempt(-1)
        if descriptor >= 0 {
          groups.insert(
            PerfGroup(
              leader: descriptor, request: index, family: event.family, thread: thread, cpu: cpu),
            at: 0)
        }
      }
      guard descriptor >= 0 else {
        for open in fresh { close(open) }
        groups = before
        return -descriptor
      }
      fresh.append(descriptor)
    }
    return 0
  }
}

extension CounterScope {
  /// The thread and CPU arguments of perf_event_open: 0 is the calling thread, −1 any.
  fileprivate var targets: [(thread: Int32, cpu: Int32)] {
    switch self {
    case .thisThread, .thisThreadAndChildren: [(0, -1)]
    case .cpus(let cpus): cpus.map { (-1, Int32(clamping: $0)) }
    }
  }

  fileprivate var isWholeCPU: Bool {
    if case .cpus = self { true } else { false }
  }
}
