import CMachine
import CPayloadX86
import PayloadCore

/// The cores of the machine.
enum Cores {
  /// INIT, startup IPI, and a second one if that did nothing (Intel SDM volume 3A, section 9.4.4),
  /// one core after the other; returns once all are up.
  static func start(_ count: UInt64) {
    Shared[.cores] = 1
    let page = x86_place_trampoline()
    var index: UInt64 = 1
    while index < count {
      x86_set_starting_core(index)
      LocalAPIC.initialize(index)
      pause(until: index, hundredthsOfSecond: 1)
      LocalAPIC.start(index, page: page)
      pause(until: index, hundredthsOfSecond: 1)
      if Core(index)[.online] == 0 { LocalAPIC.start(index, page: page) }
      Peers.awaitStart(index)
      index += 1
    }
  }

  private static func pause(until core: UInt64, hundredthsOfSecond: UInt64) {
    let end = machine_ticks() &+ machine_frequency() / 100 &* hundredthsOfSecond
    while Core(core)[.online] == 0 && !Clock.isOver(end) { cpu_pause() }
  }
}

/// The life of every core but the first.
@_cdecl("payload_secondary")
func payloadSecondary(_ index: UInt64) {
  x86_set_up_interrupts()
  LocalAPIC.setUp()
  Peers.live(Core(index)) { work, core in Peers.perform(work, core, X86Primitives.self) }
}
