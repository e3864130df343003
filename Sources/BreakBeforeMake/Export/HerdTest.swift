internal import Vmemmap

/// One litmus test: CPU 0 changes one PTE, CPU 1 walks through it.
struct HerdTest {
  let program: Program
  let run: ProgramRun
  let entry: EntryName
  let walker: HerdExport.Walker
  let setting: CheckSetting
  private var limitations = Limitations()
  private(set) var code: [String] = []
  /// Register values of CPU 0: X0 is the PTE's address, X1 the page's, X2 scratch; X3 and up hold
  /// descriptors.
  private(set) var descriptors: [String] = []
  private(set) var last: EntryValue?
  private(set) var frames: Set<FrameName> = []

  init(
    _ program: Program, _ run: ProgramRun, _ entry: EntryName, _ walker: HerdExport.Walker,
    _ setting: CheckSetting
  ) {
    self.program = program
    self.run = run
    self.entry = entry
    self.walker = walker
    self.setting = setting
  }

  mutating func file(name: String, verdict: String) -> ExportedFile {
    let first = begin()
    for event in run.events.dropFirst(run.splitEvents) { add(event) }
    // What follows the last change of the entry can't alter what the test shows, and costs time.
    let stores = code.lastIndex { $0.hasPrefix("STR ") || $0.hasPrefix("CAS ") }
    code.removeLast(code.count - 1 - (stores ?? code.count - 1))
    let comment =
      ([
        "\(program.title), \(entry.name); the other CPU: \(walker.rawValue).",
        "hvo-bench, \(setting.name): \(verdict)",
      ] + limitations.all.map { "Not expressed: \($0)" })
      .map { "(* \(sanitised($0)) *)" }
    let text =
      (["AArch64 \(name)", "Variant=vmsa"] + hardware + comment + initial(first) + body()
      + condition(first)).joined(separator: "\n") + "\n"
    return ExportedFile(name: name + ".litmus", text: text, limitations: limitations.all)
  }

  private var hardware: [String] { setting.hardwareAccessFlag ? ["TTHM=P1:HA"] : [] }

  /// A comment must not end early.
  private func sanitised(_ text: String) -> String {
    text.replacing("*)", with: "* )").replacing("(*", with: "( *")
  }

  private mutating func begin() -> EntryValue {
    var first = run.start[entry] ?? .invalid
    if run.splitEvents > 0 {
      limitations.note(
        "the split (block size, nT, FEAT_BBM levels); the PTEs start as it leaves them")
      for event in run.events.prefix(run.splitEvents) {
        for store in event.stores where store.entry == entry { first = store.value }
      }
    }
    last = first
    if let frame = first.frame(for: entry) { frames.insert(frame) }
    return first
  }

  private mutating func add(_ event: ProgramRun.Event) {
    for store in event.stores where store.entry == entry { change(store.value, event) }
    switch event.instruction {
    case .tlbi(let cover): tlbi(cover, event)
    case .barrier(let barrier): code.append(instruction(barrier))
    case .copy:
      limitations.note("copies of contents; the frames hold them from the start")
    case .pause(let pause):
      limitations.note(
        pause.stopsCPUs
          ? "the pause; the other CPU runs on" : "the fault handler; a fault ends a test")
    case .free: limitations.note("freed frames")
    default: break
    }
  }

  private mutating func change(_ value: EntryValue, _ event: ProgramRun.Event) {
    if value.attributes.contiguous { limitations.note("the Contiguous bit") }
    if value.attributes.nonGlobal { limitations.note("nG") }
    let new = register(descriptor(value))
    if case .swap = event.instruction, let last {
      code += ["CAS \(register(descriptor(last))),\(new),[X0]"]
      limitations.note("the retries of the swap")
    } else {
      code.append("STR \(new),[X0]")
    }
    last = value
    if let frame = value.frame(for: entry) { frames.insert(frame) }
  }

  private mutating func tlbi(_ cover: InvalidationCover, _ event: ProgramRun.Event) {
    guard cover.pages.contains(entry), case .tlbi(let invalidation) = event.origin.action else {
      return
    }
    if !cover.isBroadcast { limitations.note("that a local TLBI leaves the other CPU's TLB alone") }
    if (invalidation.levelHint ?? 0) != 0 { limitations.note("level hints") }
    switch invalidation.extent {
    case .everything: code.append("TLBI \(invalidation.mnemonic)")
    case .range:
      limitations.note("range TLBIs; written as one for the page")
      code += ["LSR X2,X1,#12", "TLBI \(invalidation.mnemonic.dropFirst()),X2"]
    case .address: code += ["LSR X2,X1,#12", "TLBI \(invalidation.mnemonic),X2"]
    }
  }

  private func instruction(_ barrier: Barrier) -> String {
    switch barrier {
    case .wmb: "DMB ISHST"
    case .dsbIshst: "DSB ISHST"
    case .dsbIsh: "DSB ISH"
    case .dsbNshst: "DSB NSHST"
    case .dsbNsh: "DSB NSH"
    case .isb: "ISB"
    }
  }

  private mutating func register(_ descriptor: String) -> String {
    let index = descriptors.firstIndex(of: descriptor) ?? descriptors.count
    if index == descriptors.count { descriptors.append(descriptor) }
    return "X\(index + 3)"
  }
}
