internal import CBarriers

/// Peers that read the pages before each sample, so that their TLBs may hold them; none for cases
/// in which peers share nothing.
struct PageReaders: Sendable {
  private let words: [PeerWords]

  init(_ words: [PeerWords]) { self.words = words }

  static let none = PageReaders([])

  /// Has every peer read every page of the run, and waits for it.
  ///
  /// However long that takes: once asked, a peer may read at any later time, so the pages must stay
  /// until it has. The peers must run, not sleep.
  func readAll(_ run: PageRun) {
    for peer in words {
      peer.readAddress.store(UInt64(UInt(bitPattern: run.base)))
      peer.readPages.store(UInt64(run.pages))
      peer.request.store(peer.request.load() &+ 1)
    }
    for peer in words {
      while peer.served.load() != peer.request.load() { hvo_spin_hint() }
    }
  }
}
