internal import CBarriers
internal import Measurement

/// Peers that read the pages before each sample, so that their TLBs may hold them; none for cases
/// in which peers share nothing.
struct PageReaders: Sendable {
  private let words: [PeerWords]

  init(_ words: [PeerWords]) { self.words = words }

  static let none = PageReaders([])

  /// How long peers are given to read: one that does not run is the guard's to mark.
  static let patience: UInt64 = 10_000_000

  /// Has every peer read every page of the run, and waits for it. Whether all have.
  @discardableResult
  func readAll(_ run: PageRun) -> Bool {
    guard !words.isEmpty else { return true }
    for peer in words {
      peer.readAddress.store(UInt64(UInt(bitPattern: run.base)))
      peer.readPages.store(UInt64(run.pages))
      peer.request.store(peer.request.load() &+ 1)
    }
    let clock = MonotonicRawClock()
    let deadline = clock.now() + Self.patience
    for peer in words {
      while peer.served.load() != peer.request.load() {
        if clock.now() > deadline { return false }
        hvo_spin_hint()
      }
    }
    return true
  }
}
