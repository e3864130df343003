import GuestLink
import Vmemmap

// The closed choices of `Vmemmap`, one for one, in the payload's numbers.

extension Phase.Scope {
  var guest: GuestScope {
    switch self {
    case .batch: .batch
    case .blockPMD: .blockPMD
    case .folio: .folio
    case .entry: .entry
    }
  }

  var guestEntries: GuestEntries {
    if case .entry(let entries) = self { entries.guest } else { .all }
  }
}

extension Entries {
  var guest: GuestEntries {
    switch self {
    case .pmd: .pmd
    case .head: .head
    case .tails: .tails
    case .all: .all
    case .current: .current
    }
  }
}

extension Frame {
  var guest: GuestFrame {
    switch self {
    case .own: .own
    case .headOwn: .headOwn
    case .headCopy: .headCopy
    case .sharedTail: .sharedTail
    case .fresh: .fresh
    case .mapped: .mapped
    }
  }
}

extension Barrier {
  var guest: GuestBarrier {
    switch self {
    case .wmb: .wmb
    case .dsbIshst: .dsbIshst
    case .dsbIsh: .dsbIsh
    case .dsbNshst: .dsbNshst
    case .dsbNsh: .dsbNsh
    case .isb: .isb
    }
  }
}

extension Pause {
  var guest: GuestPause {
    switch self {
    case .stopMachine: .stopMachine
    case .ipi: .ipi
    case .onFault: .onFault
    }
  }
}
