import BreakBeforeMake
import GuestEL1
import HugeTLB
import Vmemmap

extension EL1ProtocolRow {
  init(_ outcome: ProtocolOutcome, events: [UInt16]) {
    let guest = outcome.guest
    let prediction = outcome.prediction
    let anything = prediction?.isUnpredictable == true ? ["anything"] : []
    let possible = prediction?.possible.sorted().map(\.rawValue) ?? []
    cpu = guest.cpu
    cores = guest.cores
    granuleBytes = Int64(guest.page.bytes)
    protocolID = outcome.remap.id
    title = outcome.remap.title
    control = outcome.control?.rawValue
    split = outcome.remap.split.rawValue
    operation = RemapRow.Operation(outcome.direction)
    verdict = prediction?.legality.word ?? "n/a"
    reason = prediction?.legality.text ?? ""
    predicted = anything + possible
    seen = outcome.observations.sorted().map(\.rawValue)
    agrees = outcome.agrees
    hugePages = Int64(outcome.folios)
    counts = outcome.seen.map { EL1ProtocolCounts($0) }
    time =
      outcome.seen.map { guest.time($0.ticksPerHugePage(outcome.folios), samples: $0.rounds) }
      ?? .absent(.nanoseconds, reason: "not run")
    self.events = EL1Event.pairs(events, outcome.seen?.events ?? [])
    failure = outcome.refusal
  }
}

extension ProtocolOutcome.Seen {
  fileprivate func ticksPerHugePage(_ folios: Int) -> Double? {
    rounds > 0 && folios > 0 ? Double(ticks) / Double(rounds) / Double(folios) : nil
  }
}

extension EL1ProtocolCounts {
  init(_ seen: ProtocolOutcome.Seen) {
    rounds = Int64(seen.rounds)
    checks = Int64(seen.checks)
    staleHere = Int64(seen.staleHere)
    staleElsewhere = Int64(seen.staleThere)
    permissionMismatches = Int64(seen.permissionMismatches)
    translationFaults = Int64(seen.translationFaults)
    accessFlagFaults = Int64(seen.accessFlagFaults)
    permissionFaults = Int64(seen.permissionFaults)
    conflictAborts = Int64(seen.conflictAborts)
    reads = Int64(seen.reads)
    gets = Int64(seen.gets)
    lostReferences = Int64(seen.lostGets)
    wrongReads = Int64(seen.wrongReads)
    freedReads = Int64(seen.freedReads)
    failedSwaps = Int64(seen.failedSwaps)
    gaveUp = Int64(seen.gaveUp)
    tlbis = Int64(seen.tlbis)
    dsbs = Int64(seen.dsbs)
    isbs = Int64(seen.isbs)
    pauses = Int64(seen.pauses)
    interrupts = Int64(seen.interrupts)
    framesFreed = Int64(seen.framesFreed)
    framesTaken = Int64(seen.framesTaken)
  }
}
