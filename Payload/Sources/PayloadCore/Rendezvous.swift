import CMachine
package import GuestLink

/// Other cores kept still: by an interrupt each, or through the states of multi_cpu_stop().
package enum Rendezvous {
  /// multi_cpu_stop()'s states (kernel/stop_machine.c).
  package enum State: UInt64 {
    case prepare = 1, disableInterrupts, run, exit
  }

  package static func state(of word: UInt64) -> UInt64 { word & 7 }

  /// On an interrupted core: follows the states to the last.
  package static func join(_ core: Core) {
    var last = core[.rendezvous]
    while true {
      let word = Shared[.rendezvous]
      if word != last {
        core[.rendezvous] = word
        last = word
      }
      if state(of: word) == State.exit.rawValue { return }
      machine_relax()
    }
  }

  /// Brings every other core to `state` of the round that is on.
  package static func advance(to state: State) {
    let round = Shared[.rendezvous] >> 3
    Shared[.rendezvous] = round << 3 | state.rawValue
    waitForOthers { $0[.rendezvous] == round << 3 | state.rawValue }
  }

  /// stop_machine() up to the point where one core runs the function.
  package static func begin() {
    let round = (Shared[.rendezvous] >> 3) + 1
    Shared[.rendezvous] = round << 3 | State.prepare.rawValue
    machine_interrupt_others(Interrupt.rendezvous.rawValue)
    waitForOthers { $0[.rendezvous] == round << 3 | State.prepare.rawValue }
    advance(to: .disableInterrupts)
    advance(to: .run)
  }

  package static func end() { advance(to: .exit) }

  /// Every other core in its interrupt handler.
  package static func pause() {
    let round = Shared[.pauseWanted] + 1
    Shared[.pauseWanted] = round
    machine_interrupt_others(Interrupt.pause.rawValue)
    waitForOthers { $0[.paused] == round }
  }

  package static func resume() { Shared[.release] = Shared[.pauseWanted] }

  package static func waitForOthers(_ isThere: (Core) -> Bool) {
    let deadline = Clock.ticks(seconds: 20)
    var index: UInt64 = 1
    while index < Shared[.cores] {
      while !isThere(Core(index)) {
        if Clock.isOver(deadline) { Fatal.stop(.noAnswer, index, 0, 0) }
        machine_relax()
      }
      index += 1
    }
  }

  /// One interrupt to a core and its answer.
  package static func ping(_ index: UInt64) {
    let before = Core(index)[.pings]
    machine_interrupt(Interrupt.ping.rawValue, index)
    while Core(index)[.pings] == before { machine_relax() }
  }
}
