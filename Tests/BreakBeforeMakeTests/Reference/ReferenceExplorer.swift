import Vmemmap

@testable import BreakBeforeMake

/// A slow, plain search: depth first, one CPU's TLB with every single fill, every moment at which
/// a TLBI may take effect. It watches one CPU and one address at a time, which is all that any
/// rule speaks of; two where a try-get through the head changes what the tail compares.
struct ReferenceExplorer {
  let setting: CheckSetting
  let operations: [Step]
  /// The operation to go back to when a swap fails.
  let retry: [Int: Int]
  let cpu: Int
  let places: [EntryName]
  var found: Set<String> = []
  var visited: Set<ReferenceState> = []
  let start: ReferenceState

  /// Everything that any CPU can meet at any address.
  static func findings(
    _ program: Program, _ setting: CheckSetting
  ) -> (found: Set<String>, states: Int) {
    var found: Set<String> = []
    var states = 0
    for cpu in 0..<setting.cpus {
      let together = setting.folioRefcount == .held && cpu == 1
      let watched: [[EntryName]] =
        together ? [[.head, .tail], [.neighbour]] : [[.head], [.tail], [.neighbour]]
      for places in watched {
        var explorer = ReferenceExplorer(program, setting, cpu, places)
        explorer.search()
        found.formUnion(explorer.found)
        states += explorer.visited.count
      }
    }
    return (found, states)
  }

  init(_ program: Program, _ setting: CheckSetting, _ cpu: Int, _ places: [EntryName]) {
    self.setting = setting
    self.cpu = cpu
    self.places = places
    var operations: [Step] = []
    var retry: [Int: Int] = [:]
    var clears: [EntryName: Int] = [:]
    for step in program.phases.flatMap(\.steps) {
      let first = operations.count
      for single in Self.singles(step) {
        switch single {
        case .clearAccessFlag(let entries): clears[Self.name(entries)] = first
        case .swap(let entries, _):
          retry[operations.count] = clears[Self.name(entries)] ?? operations.count
        default: break
        }
        operations.append(single)
      }
    }
    self.operations = operations
    self.retry = retry
    var start = ReferenceState()
    for entry in [EntryName.pmd, .head, .tail, .neighbour] {
      start.stores[entry] = [Stamped(entry: entry, value: program.initial[entry] ?? .invalid)]
    }
    for frame in FrameName.allCases {
      var contents = program.contents[frame] ?? .uninitialised
      if frame == .tailOwn && contents == .tail && !setting.tailsStartEqual { contents = .oddTail }
      start.frames[frame] = ReferenceFrame(contents: contents)
    }
    self.start = start
  }

  static func name(_ entries: Entries) -> EntryName {
    switch entries {
    case .pmd: .pmd
    case .head: .head
    default: .tail
    }
  }

  private static func singles(_ step: Step) -> [Step] {
    switch step {
    case .set(.all, let mapping): [.set(.head, mapping), .set(.tails, mapping)]
    case .swap(.all, let mapping): [.swap(.head, mapping), .swap(.tails, mapping)]
    case .clearAccessFlag(.all): [.clearAccessFlag(.head), .clearAccessFlag(.tails)]
    default: [step]
    }
  }

  mutating func search() {
    var stack = [start]
    visited.insert(start)
    while let state = stack.popLast() {
      look(state)
      for next in successors(state) where visited.insert(next).inserted { stack.append(next) }
    }
  }

  func isDone(_ state: ReferenceState) -> Bool { state.next >= operations.count }

  private func successors(_ state: ReferenceState) -> [ReferenceState] {
    remap(state) + carryOut(state) + walks(state) + accessFlags(state) + tryGet(state)
  }

  private func carryOut(_ state: ReferenceState) -> [ReferenceState] {
    state.undone.indices.map { index in
      var next = state
      let undone = next.undone.remove(at: index)
      next.tlb = next.tlb.filter { !removes(undone.invalidation, $0) }
      return next
    }
  }

  /// Reads a PMD, or a PTE through some table.
  private func walks(_ state: ReferenceState) -> [ReferenceState] {
    var results: [ReferenceState] = []
    func cache(_ stamped: Stamped) {
      guard stamped.value.isCacheable, !state.tlb.contains(stamped) else { return }
      var next = state
      var kept = stamped
      if kept.value.target != .table { kept.epoch = 0 }
      next.tlb.insert(kept)
      results.append(next)
    }
    for stamped in state.stores[.pmd] ?? [] { cache(stamped) }
    for place in places { for stamped in readablePages(place, state) { cache(stamped) } }
    return results
  }

  /// A walk that has seen a PMD stored after a barrier sees the PTEs stored before the barrier.
  func readablePages(_ entry: EntryName, _ state: ReferenceState) -> [Stamped] {
    let tables = (state.stores[.pmd] ?? []) + Array(state.tlb)
    let stores = state.stores[entry] ?? []
    var readable: [Stamped] = []
    for table in tables where table.value.target == .table {
      let first = stores.lastIndex { $0.epoch < table.epoch } ?? 0
      for stamped in stores[first...] where !readable.contains(stamped) {
        readable.append(stamped)
      }
    }
    return readable
  }

  private func accessFlags(_ state: ReferenceState) -> [ReferenceState] {
    guard setting.hardwareAccessFlag || setting.architecture == .x86_64 else { return [] }
    return [EntryName.pmd, .head, .tail, .neighbour].compactMap { entry in
      let value = state.memory(entry)
      guard value.isLeaf, !value.accessFlag else { return nil }
      if entry != .pmd && readablePages(entry, state).isEmpty { return nil }
      var next = state
      store(value.with(accessFlag: true), entry, &next)
      return next
    }
  }

  func store(_ value: EntryValue, _ entry: EntryName, _ state: inout ReferenceState) {
    let stamped = Stamped(entry: entry, value: value, epoch: state.epoch)
    if setting.architecture == .x86_64 {
      state.stores[entry] = [stamped]
    } else {
      // Equal values need no second copy, unless a barrier came between.
      state.stores[entry]?.removeAll { $0 == stamped }
      state.stores[entry]?.append(stamped)
    }
  }
}
