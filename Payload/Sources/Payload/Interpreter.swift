import CPayload
import GuestLink
import PayloadCore

/// Runs an encoded protocol on the real tables.
struct Interpreter {
  let tables = Tables()
  let parameters = Parameters()
  let structPages: StructPages
  let invalidation: Invalidation
  let folios: Int
  let cores: UInt64
  var frames: Frames
  var tally = Tally()
  /// Where instructions per step are added up; nil where they aren't counted.
  var stepCounts: StepCounts?
  /// Whether the protocol maps the range for the first time.
  var startsUnmapped = false
  /// Of the phase that is running: where a failed swap goes back to, and how often it did.
  private var breakAt = 0
  private var tries: UInt64 = 0

  /// What the steps of a phase are at.
  struct Place {
    var first: Int
    var last: Int
    var entry = -1
    var block = -1
  }

  init() {
    folios = Int(parameters[.folios])
    cores = Shared[.cores]
    invalidation = Invalidation(tables)
    structPages = StructPages(tables: tables, liveRefcounts: parameters[.liveRefcounts] != 0)
    frames = Frames(tables, folios: folios)
  }

  mutating func run(at program: Int, perFolio: Bool) {
    guard perFolio else { return runPhases(program, Place(first: 0, last: folios)) }
    var folio = 0
    while folio < folios {
      runPhases(program, Place(first: folio, last: folio + 1))
      folio += 1
    }
  }

  private mutating func runPhases(_ program: Int, _ batch: Place) {
    var at = program
    while let phase = parameters.instruction(at), phase.opcode == .phase {
      let body = at + GuestInstruction.words
      let end = body + Int(phase.detail) * GuestInstruction.words
      runPhase(phase, batch, body, end)
      at = end
    }
  }

  private mutating func runPhase(
    _ phase: GuestInstruction, _ batch: Place, _ body: Int, _ end: Int
  ) {
    switch GuestScope(rawValue: phase.kind) {
    case .batch: runSteps(body, end, batch)
    case .blockPMD:
      var block = tables.block(of: batch.first * StructPages.pagesPerFolio)
      let last = tables.block(of: batch.last * StructPages.pagesPerFolio - 1)
      while block <= last {
        if tables.isBlock(block) {
          runSteps(body, end, Place(first: batch.first, last: batch.last, block: block))
        }
        block += 1
      }
    case .folio:
      var folio = batch.first
      while folio < batch.last {
        runSteps(body, end, Place(first: folio, last: folio + 1))
        folio += 1
      }
    case .entry:
      var folio = batch.first
      while folio < batch.last {
        var entry = Self.firstEntry(phase.entries)
        while entry < Self.endEntry(phase.entries) {
          runSteps(body, end, Place(first: folio, last: folio + 1, entry: entry))
          entry += 1
        }
        folio += 1
      }
    case nil: Fatal.stop(.parameters, UInt64(body), 0, 0)
    }
  }

  static func firstEntry(_ entries: GuestEntries) -> Int { entries == .tails ? 1 : 0 }
  static func endEntry(_ entries: GuestEntries) -> Int {
    entries == .head ? 1 : StructPages.pagesPerFolio
  }

  private mutating func runSteps(_ body: Int, _ end: Int, _ place: Place) {
    var at = body
    breakAt = body
    tries = 0
    while at < end {
      guard let step = parameters.instruction(at) else {
        Fatal.stop(.parameters, UInt64(at), parameters[at], 0)
      }
      let before = stepCounts?.now() ?? 0
      let next = execute(step, at, place)
      stepCounts?.add(at, since: before)
      at = next
    }
  }

  /// - Returns: the word of the next instruction.
  private mutating func execute(_ step: GuestInstruction, _ at: Int, _ place: Place) -> Int {
    switch step.opcode {
    case .allocate: allocate(step.frame, place)
    case .copy: copy(step.source, step.frame, place)
    case .populate: populate(step.descriptor, place)
    case .set: set(step, place)
    case .clearAccessFlag:
      breakAt = at
      clearAccessFlag(step.entries, place)
    case .swap:
      if !swap(step, place) {
        tally.failedSwaps += 1
        tries += 1
        if tries < parameters[.swapTries] { return breakAt }
        tally.gaveUp += 1
      }
    case .tlbi: invalidate(step, place)
    case .barrier: barrier(step.kind)
    case .pause: pause(step.kind)
    case .resume: resume()
    case .free: free(step.frame, place)
    case .end, .phase: Fatal.stop(.parameters, UInt64(at), 0, 1)
    }
    return at + GuestInstruction.words
  }

  mutating func barrier(_ kind: UInt8) {
    switch GuestBarrier(rawValue: kind) {
    case .wmb: dmb_ishst()
    case .dsbIshst: dsb_ishst()
    case .dsbIsh: dsb_ish()
    case .dsbNshst: dsb_nshst()
    case .dsbNsh: dsb_nsh()
    case .isb, nil: isb()
    }
    switch GuestBarrier(rawValue: kind) {
    case .isb: tally.isbs += 1
    case .wmb, nil: break
    default: tally.dsbs += 1
    }
  }

  /// How the other cores are being kept still.
  private var isRendezvous = false
  private var isPaused = false

  private mutating func pause(_ kind: UInt8) {
    switch GuestPause(rawValue: kind) {
    case .ipi:
      isPaused = true
      if cores > 1 { Rendezvous.pause() }
    case .stopMachine:
      isRendezvous = true
      if cores > 1 { Rendezvous.begin() }
    // The fault handler waits of itself.
    case .onFault, nil: return
    }
    tally.pauses += 1
    tally.interrupts += cores - 1
  }

  private mutating func resume() {
    if cores > 1 {
      if isPaused { Rendezvous.resume() }
      if isRendezvous { Rendezvous.end() }
    }
    isPaused = false
    isRendezvous = false
  }
}
