import CMachine
package import GuestLink

/// The other cores: given orders.
package enum Peers {
  package enum Work: UInt64 {
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

  /// Gives every other core an order; they go on with it while this core does something else.
  package static func begin(_ work: Work, argument: UInt64 = 0) {
    var index: UInt64 = 1
    while index < Shared[.cores] {
      let core = Core(index)
      core[.work] = work.rawValue
      core[.argument] = argument
      core[.order] = core[.order] + 1
      index += 1
    }
    if Shared[.cores] > 1 { machine_interrupt_others(Interrupt.ping.rawValue) }
  }

  /// Waits until every other core has done its order.
  package static func finish() { Rendezvous.waitForOthers { $0[.done] == $0[.order] } }

  /// Ends orders that last until they are told to stop.
  package static func stop() {
    Shared[.stop] = 1
    finish()
    Shared[.stop] = 0
  }

  package static func all(_ work: Work, argument: UInt64 = 0) {
    begin(work, argument: argument)
    finish()
  }

  /// Once a core has been told to start: waits until it is up.
  package static func awaitStart(_ index: UInt64) {
    let deadline = Clock.ticks(seconds: 20)
    while Core(index)[.online] == 0 {
      if Clock.isOver(deadline) { Fatal.stop(.noAnswer, index, 0, 0) }
      machine_relax()
    }
    Shared[.cores] = index + 1
  }

  /// The life of every core but the first.
  package static func live(_ core: Core, _ perform: (Work, Core) -> Void) -> Never {
    core[.online] = 1
    var seen: UInt64 = 0
    while true {
      machine_interrupts_off()
      if core[.order] == seen { machine_wait() } else { machine_interrupts_on() }
      let order = core[.order]
      if order == seen { continue }
      perform(Work(rawValue: core[.work]) ?? .nothing, core)
      seen = order
      core[.done] = order
    }
  }

  /// The orders that are the same on every machine.
  package static func perform<Machine: PrimitiveMachine>(
    _ work: Work, _ core: Core, _: Machine.Type
  ) {
    switch work {
    case .prime: Memory.prime()
    case .spin: while Shared[.stop] == 0 { machine_relax() }
    case .hold: hold(core)
    case .parallel:
      guard let one = PrimitiveCase(word: core[.argument]) else { return }
      let machine = Machine()
      while Shared[.stop] == 0 { machine.execute(one, 1) }
    case .compare: PrimitiveJob<Machine>.compare(core, pages: Int(core[.argument]))
    case .nothing, .walk, .check: break
    }
  }

  /// Counted in `reads`: the round of touches that is done.
  private static func hold(_ core: Core) {
    var last: UInt64 = 0
    while Shared[.stop] == 0 {
      let round = Shared[.touch]
      if round != last {
        Memory.touch(pages: Int(core[.argument]))
        core[.reads] = round
        last = round
      }
      machine_relax()
    }
  }
}
