import CPayload
import GuestLink

/// Each primitive of the case table: timed, and its effect on every core's TLB shown.
struct PrimitiveJob {
  static let firstMark: UInt64 = 0x4f4e_45
  static let secondMark: UInt64 = 0x5457_4f
  private static let ticksBuffer: UInt64 = 0x4500_0000

  let parameters = Parameters()
  let tables = Tables()
  let counters = Counters()
  private let cores = Shared[.cores]
  private let ticks = Memory.words(Self.ticksBuffer)

  private var samples: Int { Int(parameters[.iterations]) }
  private var cycles: UnsafeMutablePointer<UInt64> { ticks + samples }
  private var first: UInt64 { Frames.poolPhysical }
  private var second: UInt64 { Frames.poolPhysical + tables.pageBytes }

  /// - Returns: rows written.
  func run() -> UInt64 {
    Memory.words(first)[0] = Self.firstMark
    Memory.words(second)[0] = Self.secondMark
    entry_store(tables.pmd(0), parameters[.tableTemplate] | tables.tableAddress(0))
    var at = 0
    while at < Int(parameters[.caseCount]) {
      guard let one = PrimitiveCase(word: parameters[Int(parameters[.caseTable]) + at]) else {
        Fatal.stop(.parameters, UInt64(at), 0, 2)
      }
      run(one, at)
      at += 1
    }
    return parameters[.caseCount]
  }

  private func map(_ pages: Int, _ value: UInt64) {
    var page = 0
    while page < pages {
      entry_store(tables.pte(page), value)
      page += 1
    }
    dsb_ishst()
    isb()
  }

  private func run(_ one: PrimitiveCase, _ index: Int) {
    let pages = Int(one.entries)
    var line = Line(.primitive)
    line.add(.case, UInt64(index))
    if one.code.isInvalidation {
      let (here, there) = effect(one, pages)
      line.add(.pages, UInt64(pages))
      line.add(.staleHere, here)
      line.add(.staleThere, there)
    }
    measure(one, pages)
    line.add(.ticks, ticks, count: samples)
    line.add(.cycles, cycles, count: counters.isPresent ? samples : 0)
    if counters.eventCount > 0 {
      counters.start()
      Self.execute(one, 1, Invalidation(tables), tables)
      var at = 0
      while at < counters.eventCount {
        (ticks + at).pointee = counters.event(at)
        at += 1
      }
    }
    line.add(.events, ticks, count: counters.eventCount)
    line.end()
  }

  /// Every core reads through the entries; they are broken, invalidated and made anew onto another
  /// frame; then every core reads again.
  ///
  /// - Returns: pages that still show the first frame, here and on the other cores together.
  private func effect(_ one: PrimitiveCase, _ pages: Int) -> (UInt64, UInt64) {
    map(pages, 0)
    flushAll()
    map(pages, parameters[.vmemmapPage] | first)
    Shared[.pages] = UInt64(pages)
    Walker.prime()
    Peers.all(.prime)
    map(pages, 0)
    Self.execute(one, 1, Invalidation(tables), tables)
    map(pages, parameters[.vmemmapPage] | second)
    var index: UInt64 = 0
    while index < cores {
      Core(index)[.staleReads] = 0
      index += 1
    }
    Check.compare(Core(0), pages: pages)
    Peers.all(.compare, argument: UInt64(pages))
    var there: UInt64 = 0
    index = 1
    while index < cores {
      there += Core(index)[.staleReads]
      index += 1
    }
    flushAll()
    return (Core(0)[.staleReads], there)
  }

  /// What a local invalidation leaves on other cores must not reach the next case.
  private func flushAll() {
    tlbi_vmalle1is()
    dsb_ish()
    isb()
  }

  private func measure(_ one: PrimitiveCase, _ pages: Int) {
    let invalidation = Invalidation(tables)
    switch one.peers {
    case .idle: break
    case .spinning: Peers.begin(.spin)
    case .holding: Peers.begin(.hold, argument: UInt64(pages))
    case .parallel: Peers.begin(.parallel, argument: one.word)
    }
    counters.start()
    var sample = 0
    while sample < samples {
      if one.peers == .holding {
        Shared[.touch] += 1
        let round = Shared[.touch]
        Rendezvous.waitForOthers { $0[.reads] == round }
      }
      isb()
      let startTicks = read_cntvct()
      let startCycles = counters.cycles
      // An interrupt's round trip is long beside the counter's tick: once a sample.
      Self.execute(one, one.code.isInterrupt ? 1 : parameters[.repeats], invalidation, tables)
      let endCycles = counters.cycles
      ticks[sample] = read_cntvct() &- startTicks
      cycles[sample] = endCycles &- startCycles
      sample += 1
    }
    switch one.peers {
    case .idle: break
    case .spinning, .holding, .parallel: Peers.stop()
    }
  }

  /// The other cores' part of the parallel case.
  static func accompany(_ one: PrimitiveCase) {
    let tables = Tables()
    let invalidation = Invalidation(tables)
    while Shared[.stop] == 0 { execute(one, 1, invalidation, tables) }
  }

  /// Executes a primitive `times` times; the choice of it stands outside the loop.
  static func execute(
    _ one: PrimitiveCase, _ times: UInt64, _ invalidation: Invalidation, _ tables: Tables
  ) {
    let pages = Int(one.entries)
    let local = one.localBarrier
    let range = invalidation.rangeOperand(Tables.range, pages: pages)
    switch one.code {
    case .vae1: flush(times, local) { byPage(pages, invalidation, tables, tlbi_vae1) }
    case .vae1is: flush(times, local) { byPage(pages, invalidation, tables, tlbi_vae1is) }
    case .vaae1is: flush(times, local) { byPage(pages, invalidation, tables, tlbi_vaae1is) }
    case .vaale1is: flush(times, local) { byPage(pages, invalidation, tables, tlbi_vaale1is) }
    case .vmalle1: flush(times, local) { tlbi_vmalle1() }
    case .vmalle1is: flush(times, local) { tlbi_vmalle1is() }
    case .rvae1is: flush(times, local) { tlbi_rvae1is(range) }
    case .rvaae1is: flush(times, local) { tlbi_rvaae1is(range) }
    case .rvaale1is: flush(times, local) { tlbi_rvaale1is(range) }
    case .dsbNsh: loop(times) { dsb_nsh() }
    case .dsbIsh: loop(times) { dsb_ish() }
    case .dsbIshst: loop(times) { dsb_ishst() }
    case .isb: loop(times) { isb() }
    case .interrupt:
      loop(times) {
        let before = Core(1)[.pings]
        Interrupts.send(.ping, to: 1)
        while Core(1)[.pings] == before { cpu_yield() }
      }
    case .pause:
      loop(times) {
        Rendezvous.pause()
        Rendezvous.resume()
      }
    case .rendezvous:
      loop(times) {
        Rendezvous.begin()
        Rendezvous.end()
      }
    }
  }

  @inline(__always)
  private static func loop(_ times: UInt64, _ body: () -> Void) {
    var left = times
    while left > 0 {
      body()
      left -= 1
    }
  }

  /// The invalidation, the DSB that it is waited for with, and an ISB.
  @inline(__always)
  private static func flush(_ times: UInt64, _ local: Bool, _ body: () -> Void) {
    if local {
      loop(times) {
        body()
        dsb_nsh()
        isb()
      }
    } else {
      loop(times) {
        body()
        dsb_ish()
        isb()
      }
    }
  }

  @inline(__always)
  private static func byPage(
    _ pages: Int, _ invalidation: Invalidation, _ tables: Tables, _ body: (UInt64) -> Void
  ) {
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
