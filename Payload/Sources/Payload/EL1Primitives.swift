import CMachine
import CPayload
import GuestLink
import PayloadCore

/// TLBIs, barriers and interrupts of this machine, for `PrimitiveJob`.
struct EL1Primitives: PrimitiveMachine {
  static var samplesPhysical: UInt64 { 0x4500_0000 }

  private let parameters = Parameters()
  private let tables = Tables()
  private let invalidation = Invalidation(Tables())
  private let counters = Counters()

  var firstFrame: UInt64 { Frames.poolPhysical }
  var secondFrame: UInt64 { Frames.poolPhysical + tables.pageBytes }

  func prepare() {
    entry_store(tables.pmd(0), parameters[.tableTemplate] | tables.tableAddress(0))
  }

  func map(_: PrimitiveCase, _ pages: Int, to frame: UInt64?) {
    let value = frame.map { parameters[.vmemmapPage] | $0 } ?? 0
    var page = 0
    while page < pages {
      entry_store(tables.pte(page), value)
      page += 1
    }
    dsb_ishst()
    isb()
  }

  func flushAll() {
    tlbi_vmalle1is()
    dsb_ish()
    isb()
  }

  func synchronize() { isb() }
  var hasCycles: Bool { counters.isPresent }
  var cycles: UInt64 { counters.cycles }
  var eventCount: Int { counters.eventCount }
  func startCounters() { counters.start() }
  func event(_ index: Int) -> UInt64 { counters.event(index) }

  func execute(_ one: PrimitiveCase, _ times: UInt64) {
    let pages = Int(one.entries)
    let local = one.localBarrier
    let range = invalidation.rangeOperand(Tables.range, pages: pages)
    switch one.code {
    case .vae1: flush(times, local) { byPage(pages, tlbi_vae1) }
    case .vae1is: flush(times, local) { byPage(pages, tlbi_vae1is) }
    case .vaae1is: flush(times, local) { byPage(pages, tlbi_vaae1is) }
    case .vaale1is: flush(times, local) { byPage(pages, tlbi_vaale1is) }
    case .vmalle1: flush(times, local) { tlbi_vmalle1() }
    case .vmalle1is: flush(times, local) { tlbi_vmalle1is() }
    case .rvae1is: flush(times, local) { tlbi_rvae1is(range) }
    case .rvaae1is: flush(times, local) { tlbi_rvaae1is(range) }
    case .rvaale1is: flush(times, local) { tlbi_rvaale1is(range) }
    case .dsbNsh: repeated(times) { dsb_nsh() }
    case .dsbIsh: repeated(times) { dsb_ish() }
    case .dsbIshst: repeated(times) { dsb_ishst() }
    case .isb: repeated(times) { isb() }
    default: executeInterrupt(one.code, times)
    }
  }

  /// The invalidation, the DSB that it is waited for with, and an ISB.
  @inline(__always)
  private func flush(_ times: UInt64, _ local: Bool, _ body: () -> Void) {
    if local {
      repeated(times) {
        body()
        dsb_nsh()
        isb()
      }
    } else {
      repeated(times) {
        body()
        dsb_ish()
        isb()
      }
    }
  }

  @inline(__always)
  private func byPage(_ pages: Int, _ body: (UInt64) -> Void) {
    var operand = invalidation.operand(Tables.range)
    // VA[55:12] counts pages of 4K whatever the granule.
    let step: UInt64 = 1 << (tables.pageShift - 12)
    var page = 0
    while page < pages {
      body(operand)
      operand += step
      page += 1
    }
  }
}
