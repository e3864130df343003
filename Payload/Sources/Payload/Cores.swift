import CMachine
import CPayload
import GuestLink
import PayloadCore

/// The cores of the machine.
enum Cores {
  /// PSCI CPU_ON for every core but this one; returns once all are up.
  static func start(_ count: UInt64) {
    Shared[.cores] = 1
    let cluster = read_mpidr() & 0xff_ff00
    var index: UInt64 = 1
    while index < count {
      let result = psci_call(0xc400_0003, cluster | index, el1_secondary_address(), index)
      if result != 0 { Fatal.stop(.coreStart, index, UInt64(bitPattern: result), 0) }
      Peers.awaitStart(index)
      index += 1
    }
  }
}

/// The life of every core but the first.
@_cdecl("payload_secondary")
func payloadSecondary(_ index: UInt64) {
  Interrupts.setUpCore(index)
  Peers.live(Core(index)) { work, core in
    switch work {
    case .walk: Walker.walk(core)
    case .check: Check.tokens(core)
    case .nothing, .prime, .spin, .hold, .parallel, .compare:
      Peers.perform(work, core, EL1Primitives.self)
    }
  }
}
