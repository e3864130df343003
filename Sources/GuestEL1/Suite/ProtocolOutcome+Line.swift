import GuestLink

extension ProtocolOutcome.Seen {
  init(_ line: GuestLine) {
    func count(_ field: GuestField) -> Int { Int(clamping: line[field]) }
    self.init()
    rounds = count(.rounds)
    ticks = line[.ticks]
    cycles = line[.cycles]
    tlbis = count(.tlbis)
    dsbs = count(.dsbs)
    isbs = count(.isbs)
    pauses = count(.pauses)
    interrupts = count(.interrupts)
    failedSwaps = count(.failedSwaps)
    gaveUp = count(.gaveUp)
    framesFreed = count(.framesFreed)
    framesTaken = count(.framesTaken)
    translationFaults = count(.translationFaults)
    accessFlagFaults = count(.accessFlagFaults)
    permissionFaults = count(.permissionFaults)
    conflictAborts = count(.conflictAborts)
    reads = count(.reads)
    gets = count(.gets)
    lostGets = count(.lostGets)
    wrongReads = count(.wrongReads)
    freedReads = count(.freedReads)
    checks = count(.checks)
    staleHere = count(.staleHere)
    staleThere = count(.staleThere)
    permissionMismatches = count(.permissionMismatches)
    events = line.list(.events)
  }
}
