import CMachine
package import GuestLink

/// Each primitive of the case table: timed, and its effect on every core's TLB shown.
package struct PrimitiveJob<Machine: PrimitiveMachine> {
  private static var firstMark: UInt64 { 0x4f4e_45 }
  private static var secondMark: UInt64 { 0x5457_4f }

  private let parameters = Parameters()
  private let machine = Machine()
  private let cores = Shared[.cores]
  private let ticks = Memory.words(Machine.samplesPhysical)

  private var samples: Int { Int(parameters[.iterations]) }
  private var cycles: UnsafeMutablePointer<UInt64> { ticks + samples }

  package init() {}

  /// - Returns: rows written.
  package func run() -> UInt64 {
    Memory.words(machine.firstFrame)[0] = Self.firstMark
    Memory.words(machine.secondFrame)[0] = Self.secondMark
    machine.prepare()
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
    line.add(.cycles, cycles, count: machine.hasCycles ? samples : 0)
    if machine.eventCount > 0 {
      machine.startCounters()
      machine.execute(one, 1)
      var at = 0
      while at < machine.eventCount {
        (ticks + at).pointee = machine.event(at)
        at += 1
      }
    }
    line.add(.events, ticks, count: machine.eventCount)
    line.end()
  }

  /// Every core reads through the entries; they are broken, invalidated and made anew onto another
  /// frame; then every core reads again.
  ///
  /// - Returns: pages that still show the first frame, here and on the other cores together.
  private func effect(_ one: PrimitiveCase, _ pages: Int) -> (UInt64, UInt64) {
    machine.map(one, pages, to: nil)
    machine.flushAll()
    machine.map(one, pages, to: machine.firstFrame)
    Shared[.pages] = UInt64(pages)
    Memory.prime()
    Peers.all(.prime)
    machine.map(one, pages, to: nil)
    machine.execute(one, 1)
    machine.map(one, pages, to: machine.secondFrame)
    var index: UInt64 = 0
    while index < cores {
      Core(index)[.staleReads] = 0
      index += 1
    }
    Self.compare(Core(0), pages: pages)
    Peers.all(.compare, argument: UInt64(pages))
    var there: UInt64 = 0
    index = 1
    while index < cores {
      there += Core(index)[.staleReads]
      index += 1
    }
    machine.flushAll()
    return (Core(0)[.staleReads], there)
  }

  /// Counts in `checks` the pages read, in `staleReads` those that don't show the second frame.
  static func compare(_ core: Core, pages: Int) {
    let shift = Shared[.pageShift]
    var page: UInt64 = 0
    while page < UInt64(pages) {
      core.add(.checks)
      if walk_load(Memory.range + page << shift) != secondMark { core.add(.staleReads) }
      page += 1
    }
  }

  private func measure(_ one: PrimitiveCase, _ pages: Int) {
    switch one.peers {
    case .idle: break
    case .spinning: Peers.begin(.spin)
    case .holding: Peers.begin(.hold, argument: UInt64(pages))
    case .parallel: Peers.begin(.parallel, argument: one.word)
    }
    machine.startCounters()
    var sample = 0
    while sample < samples {
      if one.peers == .holding {
        Shared[.touch] += 1
        let round = Shared[.touch]
        Rendezvous.waitForOthers { $0[.reads] == round }
      }
      machine.synchronize()
      let startTicks = machine_ticks()
      let startCycles = machine.cycles
      machine.execute(one, parameters[one.code.isInterrupt ? .interruptRepeats : .repeats])
      let endCycles = machine.cycles
      ticks[sample] = machine_ticks() &- startTicks
      cycles[sample] = endCycles &- startCycles
      sample += 1
    }
    switch one.peers {
    case .idle: break
    case .spinning, .holding, .parallel: Peers.stop()
    }
  }
}
