import CMachine

/// What one core interrupts another for.
package enum Interrupt: UInt64 {
  /// Wakes a core, and is counted.
  case ping = 1
  case pause = 2
  case rendezvous = 3
  /// Asks for an invalidation, where the architecture has none that reaches other cores.
  case shootdown = 4

  /// On the interrupted core.
  package func take(_ core: Core) {
    switch self {
    case .ping: core.add(.pings)
    case .pause:
      let round = Shared[.pauseWanted]
      core[.paused] = round
      while Shared[.release] < round { machine_relax() }
    case .rendezvous: Rendezvous.join(core)
    case .shootdown: break
    }
  }
}
