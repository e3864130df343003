/// The kinds of line that the payload sends: one JSON object each, CRC-32 of the text before
/// `,"crc":` as its last field.
public enum GuestRowKind: UInt8, Sendable, CaseIterable {
  /// What the core is.
  case hello
  /// One case of the primitives.
  case primitive
  /// One direction of one protocol over all rounds.
  case `protocol`
  /// Instructions of one step over all rounds.
  case step
  /// The payload stopped itself.
  case fatal
  /// The end; how many lines there were before it.
  case done

  public var name: StaticString {
    switch self {
    case .hello: "hello"
    case .primitive: "primitive"
    case .protocol: "protocol"
    case .step: "step"
    case .fatal: "fatal"
    case .done: "done"
    }
  }
}

/// The fields of those lines: numbers, or lists of numbers.
public enum GuestField: UInt8, Sendable, CaseIterable {
  case midr, mmfr0, mmfr1, mmfr2, isar0, dfr0, frequency, pmu, eventCounters, pageShift, cores
  /// CPUID leaf 1, EAX, ECX and EDX; leaf 7, EBX.
  case leaf1A, leaf1C, leaf1D, leaf7B
  case `case`, pages, staleHere, staleThere, ticks, cycles, events
  case `protocol`, direction, rounds, entryStores, tlbis, dsbs, isbs, pauses, interrupts
  case failedSwaps, gaveUp, framesFreed, framesTaken
  case translationFaults, accessFlagFaults, permissionFaults, conflictAborts, reads, gets
  case wrongReads, freedReads, lostGets, checks, permissionMismatches
  case phase, step, instructions
  case reason, core, a, b, c, rows

  /// The key in the JSON form.
  public var name: StaticString {
    switch self {
    case .midr: "midr"
    case .mmfr0: "mmfr0"
    case .mmfr1: "mmfr1"
    case .mmfr2: "mmfr2"
    case .isar0: "isar0"
    case .dfr0: "dfr0"
    case .frequency: "frequency"
    case .pmu: "pmu"
    case .eventCounters: "eventCounters"
    case .pageShift: "pageShift"
    case .cores: "cores"
    case .leaf1A: "leaf1A"
    case .leaf1C: "leaf1C"
    case .leaf1D: "leaf1D"
    case .leaf7B: "leaf7B"
    case .case: "case"
    case .pages: "pages"
    case .staleHere: "staleHere"
    case .staleThere: "staleThere"
    case .ticks: "ticks"
    case .cycles: "cycles"
    case .events: "events"
    case .protocol: "protocol"
    case .direction: "direction"
    case .rounds: "rounds"
    case .entryStores: "entryStores"
    case .tlbis: "tlbis"
    case .dsbs: "dsbs"
    case .isbs: "isbs"
    case .pauses: "pauses"
    case .interrupts: "interrupts"
    case .failedSwaps: "failedSwaps"
    case .gaveUp: "gaveUp"
    case .framesFreed: "framesFreed"
    case .framesTaken: "framesTaken"
    case .translationFaults: "translationFaults"
    case .accessFlagFaults: "accessFlagFaults"
    case .permissionFaults: "permissionFaults"
    case .conflictAborts: "conflictAborts"
    case .reads: "reads"
    case .gets: "gets"
    case .wrongReads: "wrongReads"
    case .freedReads: "freedReads"
    case .lostGets: "lostGets"
    case .checks: "checks"
    case .permissionMismatches: "permissionMismatches"
    case .phase: "phase"
    case .step: "step"
    case .instructions: "instructions"
    case .reason: "reason"
    case .core: "core"
    case .a: "a"
    case .b: "b"
    case .c: "c"
    case .rows: "rows"
    }
  }
}
