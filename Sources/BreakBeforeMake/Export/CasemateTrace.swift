internal import Vmemmap

/// The records of a trace as they are written.
struct CasemateTrace {
  let source: String
  /// A record's name and fields, and where it comes from; nil for the set-up.
  private var records: [(name: String, fields: String, position: String?)] = []
  private(set) var limitations = Limitations()

  init(source: String) { self.source = source }

  /// Sets up the tables, then writes the run.
  mutating func begin(_ run: ProgramRun) {
    limitations.note("EL1 tables; written as the EL2 stage 1 tables that Casemate knows")
    limitations.note(
      "plain stores under a lock; written as releases, since its rule on them isn't ours")
    limitations.note(
      "contents, writability, FEAT_BBM and walkers; it accepts any change of a leaf with AF = 1")
    let tables = [
      CasemateLayout.root, CasemateLayout.level1, CasemateLayout.level2, CasemateLayout.level3,
    ]
    for (register, value) in [
      ("vtcr_el2", 0x10), ("tcr_el2", 0x10), ("mair_el2", CasemateLayout.mair), ("hcr_el2", 0),
      ("sctlr_el2", 0),
    ] as [(String, UInt64)] { add("sysreg-write", "(sysreg \(register)) (value \(hex(value)))") }
    for table in tables { add("mem-init", "(address \(hex(table))) (size 1000)") }
    hint("set_root_lock", CasemateLayout.root, CasemateLayout.lock)
    for table in tables.dropFirst() { hint("set_owner_root", table, CasemateLayout.root) }
    write(CasemateLayout.root, CasemateLayout.level1 | 0b11)
    write(CasemateLayout.level1, CasemateLayout.level2 | 0b11)
    for entry in run.pages + [.pmd] {
      let value = run.start[entry] ?? .invalid
      if value.target != .invalid { store(value, to: entry) }
    }
    add("sysreg-write", "(sysreg ttbr0_el2) (value \(hex(CasemateLayout.root)))")
    add("sysreg-write", "(sysreg sctlr_el2) (value 1)")
    add("lock", "(address \(hex(CasemateLayout.lock)))")
    for event in run.events { add(event) }
    add("unlock", "(address \(hex(CasemateLayout.lock)))")
  }

  private mutating func add(_ event: ProgramRun.Event) {
    let place = event.origin
    for (entry, value) in event.stores { store(value, to: entry, place) }
    switch event.instruction {
    case .swap: limitations.note("compare-and-swaps; written as plain stores that succeed")
    case .tlbi(let cover): tlbi(cover, place)
    case .barrier(let barrier): self.barrier(barrier, place)
    case .pause: limitations.note("pauses and fault handling")
    case .copy, .allocate, .free: limitations.note("allocations, copies and frees of frames")
    default: break
    }
  }

  private mutating func store(
    _ value: EntryValue, to entry: EntryName, _ place: StepReference? = nil
  ) {
    if value.nT { limitations.note("what nT means; the bit is written") }
    if value.attributes.memoryType == .normal
      && value.attributes.inner != value.attributes.outer
    {
      limitations.note("mixed inner and outer cacheability; written as one unknown type")
    }
    write(CasemateLayout.address(entry), CasemateLayout.descriptor(value), place)
  }

  private mutating func tlbi(_ cover: InvalidationCover, _ place: StepReference) {
    guard case .tlbi(let invalidation) = place.action else { return }
    if case .everything = invalidation.extent {
      add("tlbi", cover.isBroadcast ? "alle2is" : "alle2", place)
      return
    }
    guard cover.isBroadcast else {
      limitations.note("local TLBIs by address; left out")
      return
    }
    if case .range = invalidation.extent { limitations.note("range TLBIs; one per page instead") }
    let operation = invalidation.lastLevelOnly ? "vale2is" : "vae2is"
    // TTL: translation granule 4K, then the level.
    let hint = invalidation.levelHint ?? 0
    let level: UInt64 = hint == 0 ? 0 : (0b0100 | UInt64(hint)) << 44
    var pages = cover.pages.names.map { CasemateLayout.page($0) }
    if pages.isEmpty { pages = [0] }
    for page in pages { add("tlbi", "\(operation) (value \(hex(level | page)))", place) }
  }

  private mutating func barrier(_ barrier: Barrier, _ place: StepReference) {
    switch barrier {
    case .wmb: limitations.note("smp_wmb(); left out")
    case .dsbIshst: add("barrier", "dsb (kind ishst)", place)
    case .dsbIsh: add("barrier", "dsb (kind ish)", place)
    case .dsbNshst, .dsbNsh: add("barrier", "dsb (kind nsh)", place)
    case .isb: add("barrier", "isb", place)
    }
  }

  private mutating func write(
    _ address: UInt64, _ value: UInt64, _ place: StepReference? = nil
  ) {
    add("mem-write", "(mem-order release) (address \(hex(address))) (value \(hex(value)))", place)
  }

  private mutating func hint(_ kind: String, _ location: UInt64, _ value: UInt64) {
    add("hint", "(kind \(kind)) (location \(hex(location))) (value \(hex(value)))")
  }

  /// One record; its source is the phase as a file and the step as a line.
  private mutating func add(_ record: String, _ fields: String, _ place: StepReference? = nil) {
    let position = place.map { "\(source)/phase-\($0.phase + 1):\($0.step + 1)" }
    records.append((record, fields, position))
  }

  /// The trace. The format has no comments, so the verdict and what isn't expressed stand where
  /// the set-up records name their source.
  func text(verdict: String) -> String {
    var remarks = ["verdict of hvo-bench: " + verdict]
    remarks += limitations.all.map { "not expressed: " + $0 }
    var lines: [String] = []
    for (id, record) in records.enumerated() {
      let remark = id < remarks.count ? remarks[id] : "\(source)/start"
      let source = remark.replacing(":", with: ";").replacing("\"", with: "'") + ":1"
      let place = record.position ?? source
      lines.append("(\(record.name) (id \(id)) (tid 0) \(record.fields) (src \"\(place)\"))")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func hex(_ value: UInt64) -> String { String(value, radix: 16) }
}
