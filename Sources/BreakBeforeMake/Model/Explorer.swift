internal import Vmemmap

/// Breadth-first search over every interleaving: what it finds first is shortest.
struct Explorer {
  private var machine: Machine
  private var states: [ArchState]
  private var edges: [Edge]
  private var known: [ArchState: Int32]
  private var found: Set<FindingKey> = []
  private(set) var findings: [Finding] = []
  private(set) var isExhaustive = true

  /// How a state was first reached.
  struct Edge {
    let from: Int32
    let cpu: Int?
    let action: TraceStep.Action?
  }

  var stateCount: Int { states.count }

  init(_ program: Program, _ setting: CheckSetting) throws(ProgramError) {
    machine = try Machine(program, setting)
    states = [machine.start]
    edges = [Edge(from: -1, cpu: nil, action: nil)]
    known = [machine.start: 0]
  }

  /// - Complexity: the number of reachable states, at most `CheckSetting.stateBound`.
  mutating func run(title: String) {
    let entries = EntrySet.all
    record(machine.hazards(states[0], changed: entries), at: 0, edge: nil, title)
    var at = 0
    while at < states.count {
      if states.count >= machine.setting.stateBound || machine.values.isFull {
        isExhaustive = false
        return
      }
      expand(at, title)
      at += 1
    }
  }

  private mutating func expand(_ at: Int, _ title: String) {
    let state = states[at]
    record(machine.copyHazards(state), at: at, edge: nil, title)
    record(machine.lostUpdates(state), at: at, edge: nil, title)
    if !machine.isFinished(state) { remap(at, state, title) }
    for entry in machine.accessFlagCandidates(state) {
      var next = state
      let value = machine.value(entry, in: state).with(accessFlag: true)
      machine.store(value, to: entry, &next)
      machine.fill(&next)
      reach(
        next, Edge(from: Int32(at), cpu: nil, action: .accessFlagSet(entry)),
        changed: EntrySet(entry), title)
    }
    for (cpu, action, next) in machine.walkerMoves(state) {
      let edge = Edge(from: Int32(at), cpu: cpu, action: action)
      if let hazard = machine.hazard(of: action, cpu: cpu, state) {
        record([hazard], at: at, edge: edge, title)
      } else {
        reach(next, edge, changed: [], title)
      }
    }
  }

  private mutating func remap(_ at: Int, _ state: ArchState, _ title: String) {
    let line = machine.code.lines[Int(state.next)]
    var next = state
    machine.step(&next)
    let failed = next.tries > state.tries || (next.gaveUp && !state.gaveUp)
    let action: TraceStep.Action =
      failed
      ? .swapFailed(line.origin, attempt: Int(state.tries) + 1) : .remap(line.origin)
    let edge = Edge(from: Int32(at), cpu: 0, action: action)
    if next.gaveUp && !state.gaveUp {
      let hazard = Hazard(
        kind: .mayGiveUp(tries: RemapProtocol.swapTries), entry: line.origin.entry ?? .pmd, cpu: 0)
      record([hazard], at: at, edge: edge, title)
    }
    reach(next, edge, changed: line.instruction.changes, title)
  }

  private mutating func reach(
    _ next: ArchState, _ edge: Edge, changed: EntrySet, _ title: String
  ) {
    let hazards = machine.hazards(next, changed: changed)
    if !hazards.isEmpty { record(hazards, at: Int(edge.from), edge: edge, after: next, title) }
    if known[next] == nil {
      known[next] = Int32(states.count)
      states.append(next)
      edges.append(edge)
    }
  }

  private mutating func record(
    _ hazards: [Hazard], at: Int, edge: Edge?, after: ArchState? = nil, _ title: String
  ) {
    for hazard in hazards {
      guard found.insert(FindingKey(hazard.kind, at: hazard.entry)).inserted else { continue }
      var builder = TraceBuilder(machine: machine)
      let path = path(to: at)
      builder.begin(states[0])
      for index in path.dropFirst() { builder.add(edges[index], after: states[index]) }
      if let edge { builder.add(edge, after: after ?? states[at]) }
      findings.append(
        Finding(
          kind: hazard.kind, entry: hazard.entry, cpu: hazard.cpu, step: builder.lastStep,
          trace: builder.trace(title)))
    }
  }

  private func path(to index: Int) -> [Int] {
    var path = [index]
    while let last = path.last, edges[last].from >= 0 { path.append(Int(edges[last].from)) }
    return path.reversed()
  }
}
