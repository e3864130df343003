internal import Vmemmap

/// A program run once by the remapping CPU alone, as the exports need it: every instruction with
/// the stores that it makes.
struct ProgramRun {
  struct Event {
    let instruction: Instruction
    let origin: StepReference
    let stores: [(entry: EntryName, value: EntryValue)]
  }

  let start: [EntryName: EntryValue]
  let pages: [EntryName]
  private(set) var events: [Event] = []

  /// - Parameter setting: one whose hardware interferes with nothing; walkers don't run.
  init(_ program: Program, _ setting: CheckSetting) throws(ProgramError) {
    var setting = setting
    setting.tails = 1
    var machine = try Machine(program, setting)
    var state = machine.start
    pages = machine.code.pages
    var start: [EntryName: EntryValue] = [:]
    for entry in [.pmd] + machine.code.pages { start[entry] = machine.value(entry, in: state) }
    self.start = start
    while !machine.isFinished(state) {
      let line = machine.code.lines[Int(state.next)]
      machine.step(&state)
      let stores = line.instruction.storedEntries(machine.code.pages).map {
        (entry: $0, value: machine.value($0, in: state))
      }
      events.append(
        Event(instruction: line.instruction, origin: line.origin, stores: stores))
    }
  }

  /// How many of the first events split a block: up to the store of the table.
  var splitEvents: Int {
    guard start[.pmd]?.target == .block else { return 0 }
    let table = events.lastIndex { event in
      event.stores.contains { $0.entry == .pmd && $0.value.target == .table }
    }
    return table.map { $0 + 1 } ?? 0
  }
}

extension Instruction {
  /// Entries that it stores to.
  func storedEntries(_ pages: [EntryName]) -> [EntryName] {
    switch self {
    case .store(let entry, _), .swap(let entry, _, _), .clearAccessFlag(let entry): [entry]
    case .populate: pages
    default: []
    }
  }
}
