extension Instruction {
  /// Entries whose translations it makes reachable; after a resume, all of them.
  var changes: EntrySet {
    switch self {
    case .store(let entry, _), .swap(let entry, _, _), .clearAccessFlag(let entry):
      EntrySet(entry)
    case .populate, .resume: .all
    default: []
    }
  }
}

extension Code {
  /// The mapping and contents after the program, with no walker and no hardware update.
  func runAlone(
    _ program: Program
  ) throws(ProgramError) -> (initial: [EntryName: EntryValue], contents: [FrameName: FrameContents])
  {
    var setting = CheckSetting(architecture: .arm64)
    setting.tails = pages.contains(.tail2) ? 2 : 1
    var machine = try Machine(program, setting)
    var state = machine.start
    while !machine.isFinished(state) { machine.step(&state) }
    var initial: [EntryName: EntryValue] = [:]
    for entry in [.pmd] + pages { initial[entry] = machine.value(entry, in: state) }
    var contents: [FrameName: FrameContents] = [:]
    for frame in FrameName.allCases { contents[frame] = state.frames.contents(frame) }
    return (initial, contents)
  }
}
