import CPayload
import GuestLink
import PayloadCore

/// Each protocol of the case table: optimise and restore, checked after each, as often as asked.
struct ProtocolJob {
  let parameters = Parameters()
  let counters = Counters()
  let counts: Bool
  private let cores = Shared[.cores]

  init(counts: Bool) { self.counts = counts }

  /// - Returns: rows written.
  func run() -> UInt64 {
    var rows: UInt64 = 0
    var at = 0
    while at < Int(parameters[.caseCount]) {
      let header = Int(parameters[.caseTable]) + at * ProtocolHeader.words
      var optimise = DirectionTotals()
      var restore = DirectionTotals()
      var interpreter = Interpreter()
      if counts { interpreter.stepCounts = StepCounts() }
      var round: UInt64 = 0
      while round < parameters[.iterations] {
        let flags = parameters[header]
        interpreter.reset(flags)
        interpreter.adoptMappedFrames()
        let isMapped = flags & ProtocolHeader.startsUnmapped == 0
        half(&interpreter, Int(parameters[header + 1]), flags, isMapped, &optimise)
        half(&interpreter, Int(parameters[header + 2]), flags, true, &restore)
        round += 1
      }
      optimise.write(at, direction: 0, counters)
      restore.write(at, direction: 1, counters)
      rows += 2
      if counts {
        rows += writeSteps(interpreter, at, 0, Int(parameters[header + 1]))
        rows += writeSteps(interpreter, at, 1, Int(parameters[header + 2]))
      }
      at += 1
    }
    return rows
  }

  private func half(
    _ interpreter: inout Interpreter, _ program: Int, _ flags: UInt64, _ isMapped: Bool,
    _ totals: inout DirectionTotals
  ) {
    clearCores()
    if isMapped {
      Memory.prime()
      Peers.all(.prime)
    }
    let walks = parameters[.walkers] != 0 && cores > 1 && isMapped
    if walks {
      Peers.begin(.walk)
      Rendezvous.waitForOthers { $0[.reads] > 64 }
    }
    interpreter.tally = Tally()
    counters.start()
    let ticks = read_cntvct()
    let cycles = counters.cycles
    interpreter.run(at: program, perFolio: flags & ProtocolHeader.perFolio != 0)
    totals.cycles += counters.cycles &- cycles
    totals.ticks += read_cntvct() &- ticks
    totals.add(counters)
    if walks {
      // Long enough after the end for a translation that was left over to show.
      var index: UInt64 = 1
      while index < cores {
        let seen = Core(index)[.reads]
        let deadline = Clock.ticks(seconds: 20)
        while Core(index)[.reads] < seen + 256 && !Clock.isOver(deadline) { cpu_yield() }
        index += 1
      }
      Peers.stop()
    }
    totals.addWalkers(interpreter, cores)
    Check.place(nonce: 0x5a5a_0000_0000_0001 &+ totals.rounds)
    Check.tokens(Core(0))
    Peers.all(.check)
    totals.addChecks(cores)
    totals.add(interpreter.tally)
    interpreter.repairNeighbour()
    flushEverything()
    Check.clear()
    totals.rounds += 1
  }

  /// What a faulty protocol left behind must not reach the next.
  private func flushEverything() {
    dsb_ishst()
    tlbi_vmalle1is()
    dsb_ish()
    isb()
  }

  private func clearCores() {
    var index: UInt64 = 0
    while index < cores {
      var word = CoreWord.translationFaults.rawValue
      while word <= CoreWord.permissionMismatches.rawValue {
        if let word = CoreWord(rawValue: word) { Core(index)[word] = 0 }
        word += 1
      }
      index += 1
    }
  }

  private func writeSteps(
    _ interpreter: Interpreter, _ protocolIndex: Int, _ direction: UInt64, _ program: Int
  ) -> UInt64 {
    guard let counts = interpreter.stepCounts else { return 0 }
    var rows: UInt64 = 0
    var at = program
    var phase: UInt64 = 0
    while let header = parameters.instruction(at), header.opcode == .phase {
      var step: UInt64 = 0
      while step < UInt64(header.detail) {
        at += GuestInstruction.words
        var line = Line(.step)
        line.add(.protocol, UInt64(protocolIndex))
        line.add(.direction, direction)
        line.add(.phase, phase)
        line.add(.step, step)
        line.add(.instructions, counts[at])
        line.end()
        rows += 1
        step += 1
      }
      at += GuestInstruction.words
      phase += 1
    }
    return rows
  }
}
