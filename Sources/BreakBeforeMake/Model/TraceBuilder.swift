internal import Vmemmap

/// Turns a path through the states into a `Trace`.
struct TraceBuilder {
  let machine: Machine
  private var start: [CPUTables] = []
  private var steps: [TraceStep] = []
  /// The remapping CPU's last step on the path.
  private(set) var lastStep: StepReference?

  init(machine: Machine) { self.machine = machine }

  mutating func begin(_ state: ArchState) { start = tables(state) }

  mutating func add(_ edge: Explorer.Edge, after state: ArchState) {
    guard let action = edge.action else { return }
    switch action {
    case .remap(let step), .swapFailed(let step, _): lastStep = step
    default: break
    }
    steps.append(TraceStep(cpu: edge.cpu, action: action, after: tables(state)))
  }

  func trace(_ title: String) -> Trace { Trace(title: title, start: start, steps: steps) }

  private func tables(_ state: ArchState) -> [CPUTables] {
    (0..<machine.setting.cpus).map { cpu in
      let view = cpu == 0 ? state.remapper : state.others
      let rows = ([.pmd] + machine.code.pages).map { entry in
        CPUTables.Row(
          entry: entry,
          held: machine.values.members(view.held[entry.rawValue], of: entry),
          visible: machine.values.members(view.visible[entry.rawValue], of: entry))
      }
      return CPUTables(cpu: cpu, rows: rows)
    }
  }
}
