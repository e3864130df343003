import CPayload
import GuestLink
import PayloadCore

/// One direction of one protocol over all rounds: one line for the host.
struct DirectionTotals {
  var rounds: UInt64 = 0
  var ticks: UInt64 = 0
  var cycles: UInt64 = 0
  private var tally = Tally()
  private var translationFaults: UInt64 = 0
  private var accessFlagFaults: UInt64 = 0
  private var permissionFaults: UInt64 = 0
  private var conflictAborts: UInt64 = 0
  private var reads: UInt64 = 0
  private var gets: UInt64 = 0
  private var wrongReads: UInt64 = 0
  private var freedReads: UInt64 = 0
  private var lostGets: UInt64 = 0
  private var checks: UInt64 = 0
  private var staleHere: UInt64 = 0
  private var staleThere: UInt64 = 0
  private var permissionMismatches: UInt64 = 0
  private var events: (UInt64, UInt64, UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0, 0, 0)

  mutating func add(_ more: Tally) {
    tally.entryStores += more.entryStores
    tally.tlbis += more.tlbis
    tally.dsbs += more.dsbs
    tally.isbs += more.isbs
    tally.pauses += more.pauses
    tally.interrupts += more.interrupts
    tally.failedSwaps += more.failedSwaps
    tally.gaveUp += more.gaveUp
    tally.framesFreed += more.framesFreed
    tally.framesTaken += more.framesTaken
  }

  mutating func add(_ counters: Counters) {
    var at = 0
    while at < counters.eventCount {
      let value = counters.event(at)
      withUnsafeMutablePointer(to: &events) {
        UnsafeMutableRawPointer($0).assumingMemoryBound(to: UInt64.self)[at] += value
      }
      at += 1
    }
  }

  /// What walkers met, and the references that they took and that are gone.
  mutating func addWalkers(_ interpreter: Interpreter, _ cores: UInt64) {
    var taken: UInt64 = 0
    var index: UInt64 = 0
    while index < cores {
      let core = Core(index)
      translationFaults += core[.translationFaults]
      accessFlagFaults += core[.accessFlagFaults]
      permissionFaults += core[.permissionFaults]
      conflictAborts += core[.conflictAborts]
      reads += core[.reads]
      taken += core[.gets]
      wrongReads += core[.wrongReads]
      freedReads += core[.freedReads]
      index += 1
    }
    gets += taken
    var present: UInt64 = 0
    var folio = 0
    while folio <= interpreter.folios {
      let page = folio * StructPages.pagesPerFolio
      let frame = interpreter.tables.frame(page: page)
      let words = Memory.words(frame + 48)
      let first: UInt64 =
        folio == interpreter.folios || interpreter.structPages.liveRefcounts ? 1 : 0
      present += (words[0] >> 32) - first
      words[0] = first << 32
      folio += 1
    }
    lostGets += taken > present ? taken - present : 0
  }

  mutating func addChecks(_ cores: UInt64) {
    var index: UInt64 = 0
    while index < cores {
      let core = Core(index)
      checks += core[.checks]
      if index == 0 {
        staleHere += core[.staleReads]
      } else {
        staleThere += core[.staleReads]
      }
      permissionMismatches += core[.permissionMismatches]
      index += 1
    }
  }

  func write(_ protocolIndex: Int, direction: UInt64, _ counters: Counters) {
    var line = Line(.protocol)
    line.add(.protocol, UInt64(protocolIndex))
    line.add(.direction, direction)
    line.add(.rounds, rounds)
    line.add(.ticks, ticks)
    line.add(.cycles, cycles)
    line.add(.entryStores, tally.entryStores)
    line.add(.tlbis, tally.tlbis)
    line.add(.dsbs, tally.dsbs)
    line.add(.isbs, tally.isbs)
    line.add(.pauses, tally.pauses)
    line.add(.interrupts, tally.interrupts)
    line.add(.failedSwaps, tally.failedSwaps)
    line.add(.gaveUp, tally.gaveUp)
    line.add(.framesFreed, tally.framesFreed)
    line.add(.framesTaken, tally.framesTaken)
    line.add(.translationFaults, translationFaults)
    line.add(.accessFlagFaults, accessFlagFaults)
    line.add(.permissionFaults, permissionFaults)
    line.add(.conflictAborts, conflictAborts)
    line.add(.reads, reads)
    line.add(.gets, gets)
    line.add(.wrongReads, wrongReads)
    line.add(.freedReads, freedReads)
    line.add(.lostGets, lostGets)
    line.add(.checks, checks)
    line.add(.staleHere, staleHere)
    line.add(.staleThere, staleThere)
    line.add(.permissionMismatches, permissionMismatches)
    withUnsafePointer(to: events) {
      line.add(
        .events, UnsafeRawPointer($0).assumingMemoryBound(to: UInt64.self),
        count: counters.eventCount)
    }
    line.end()
  }
}
