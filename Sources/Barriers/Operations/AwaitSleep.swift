internal import CBarriers
internal import Measurement

extension [PeerWords] {
  /// Waits until every peer has said that it goes to sleep, and then long enough (20 µs) for its
  /// CPU to have left it; at most 10 ms for one that does not.
  func awaitSleep() {
    let clock = MonotonicRawClock()
    let deadline = clock.now() + 10_000_000
    for peer in self {
      while peer.asleep.load() == 0, clock.now() < deadline { hvo_spin_hint() }
    }
    let settled = clock.now() + 20_000
    while clock.now() < settled { hvo_spin_hint() }
  }
}
