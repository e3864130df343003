internal import Vmemmap

/// The machine that runs one program: its code, its numbered values and the transitions.
struct Machine {
  let code: Code
  let setting: CheckSetting
  let isPublished: Bool
  var values = ValueTable()
  private(set) var start = ArchState()

  var isTSO: Bool { setting.architecture == .x86_64 }
  /// CPUs 1 and up.
  var walkerCount: Int { setting.cpus - 1 }

  init(_ program: Program, _ setting: CheckSetting) throws(ProgramError) {
    self.setting = setting
    code = try Code(program, tails: setting.tails)
    isPublished = program.isPublished
    for entry in [.pmd] + code.pages {
      let id = values.id(program.initial[entry] ?? .invalid, of: entry)
      start.memory[entry.rawValue] = id
    }
    for frame in FrameName.allCases {
      var contents = program.contents[frame] ?? .uninitialised
      if !setting.tailsStartEqual, contents == .tail, [.tailOwn, .tail2Own].contains(frame) {
        contents = .oddTail
      }
      start.frames.setContents(contents, of: frame)
    }
    let now = latest(start)
    start.remapper.visible = now
    start.others.visible = now
    start.ordered = now
    fill(&start)
    skipPhases(&start)
  }

  /// Per entry, the mask with only the coherent value.
  func latest(_ state: ArchState) -> SIMD8<UInt16> {
    var mask = SIMD8<UInt16>()
    for entry in [.pmd] + code.pages {
      mask[entry.rawValue] = 1 << UInt16(state.memory[entry.rawValue])
    }
    return mask
  }

  func isFinished(_ state: ArchState) -> Bool { Int(state.next) >= code.lines.count }

  func value(_ entry: EntryName, in state: ArchState) -> EntryValue {
    values[entry, state.memory[entry.rawValue]]
  }

  /// A store to an entry, plain or atomic. Walks see it at once on x86; on arm64 they may go on
  /// reading the older values until a DSB.
  mutating func store(_ value: EntryValue, to entry: EntryName, _ state: inout ArchState) {
    let lane = entry.rawValue
    let id = values.id(value, of: entry)
    let bit = UInt16(1) << UInt16(id)
    state.memory[lane] = id
    // An equal value stored before the barrier may be the one that a walk goes by.
    let wasKnown = (state.others.held | state.remapper.held | state.others.visible)[lane] & bit != 0
    if isTSO {
      state.remapper.visible[lane] = bit
      state.others.visible[lane] = bit
      state.ordered[lane] = bit
    } else {
      state.remapper.visible[lane] |= bit
      state.others.visible[lane] |= bit
      state.ordered[lane] |= bit
      if entry == .pmd && state.hasBarrier && !wasKnown { state.orderedPMD |= bit }
    }
  }
}
