import CPayload
import GuestLink

/// The other cores: started once, then given orders.
enum Peers {
  enum Work: UInt64 {
    case nothing
    /// Read once through every page of the range.
    case prime
    /// Read and try-get until told to stop.
    case walk
    /// Spin until told to stop.
    case spin
    /// Read through `argument` pages for each touch, until told to stop.
    case hold
    /// Run a primitive along with the first core: `argument` is its case word.
    case parallel
    /// Compare every page with its token.
    case check
    /// Count how many of `argument` pages show the second frame.
    case compare
  }

  /// PSCI CPU_ON for every core but this one; returns once all are up.
  static func start(_ count: UInt64) {
    Shared[.cores] = 1
    let cluster = read_mpidr() & 0xff_ff00
    var index: UInt64 = 1
    while index < count {
      let result = psci_call(0xc400_0003, cluster | index, el1_secondary_address(), index)
      if result != 0 { Fatal.stop(.coreStart, index, UInt64(bitPattern: result), 0) }
      let deadline = Clock.ticks(seconds: 20)
      while Core(index)[.online] == 0 {
        if Clock.isOver(deadline) { Fatal.stop(.noAnswer, index, 0, 0) }
        cpu_yield()
      }
      index += 1
      Shared[.cores] = index
    }
  }

  /// Gives every other core an order; they go on with it while this core does something else.
  static func begin(_ work: Work, argument: UInt64 = 0) {
    var index: UInt64 = 1
    while index < Shared[.cores] {
      let core = Core(index)
      core[.work] = work.rawValue
      core[.argument] = argument
      core[.order] = core[.order] + 1
      index += 1
    }
    if Shared[.cores] > 1 { Interrupts.sendToOthers(.ping) }
  }

  /// Waits until every other core has done its order.
  static func finish() { Rendezvous.waitForOthers { $0[.done] == $0[.order] } }

  /// Ends orders that last until they are told to stop.
  static func stop() {
    Shared[.stop] = 1
    finish()
    Shared[.stop] = 0
  }

  static func all(_ work: Work, argument: UInt64 = 0) {
    begin(work, argument: argument)
    finish()
  }

  static func perform(_ core: Core) {
    switch Work(rawValue: core[.work]) {
    case .prime: Walker.prime()
    case .walk: Walker.walk(core)
    case .spin: while Shared[.stop] == 0 { cpu_yield() }
    case .hold: hold(core)
    case .parallel:
      if let one = PrimitiveCase(word: core[.argument]) { PrimitiveJob.accompany(one) }
    case .check: Check.tokens(core)
    case .compare: Check.compare(core, pages: Int(core[.argument]))
    case .nothing, nil: break
    }
  }

  /// Counted in `reads`: the round of touches that is done.
  private static func hold(_ core: Core) {
    var last: UInt64 = 0
    while Shared[.stop] == 0 {
      let round = Shared[.touch]
      if round != last {
        Walker.touch(pages: Int(core[.argument]))
        core[.reads] = round
        last = round
      }
      cpu_yield()
    }
  }
}

/// The life of every core but the first.
@_cdecl("payload_secondary")
func payloadSecondary(_ index: UInt64) {
  let core = Core(index)
  Interrupts.setUpCore(index)
  core[.online] = 1
  var seen: UInt64 = 0
  while true {
    // An order's interrupt wakes WFI even while it is masked, so none is missed.
    interrupts_off()
    if core[.order] == seen { cpu_wait_for_interrupt() }
    interrupts_on()
    let order = core[.order]
    if order == seen { continue }
    Peers.perform(core)
    seen = order
    core[.done] = order
  }
}
