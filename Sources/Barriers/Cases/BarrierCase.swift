/// One measurement: a primitive and what it is measured with.
public struct BarrierCase: Sendable, Hashable {
  public let primitive: BarrierPrimitive
  /// Other threads of the address space, each pinned to a CPU of its own.
  public let peers: Int
  /// What the peers do; nil without peers.
  public let peerState: PeerState?
  /// Base pages that one operation covers; nil where the primitive has none.
  public let pages: Int?

  public init(
    _ primitive: BarrierPrimitive, peers: Int = 0, peerState: PeerState? = nil, pages: Int? = nil
  ) {
    self.primitive = primitive
    self.peers = max(peers, 0)
    self.peerState = peers > 0 ? peerState ?? .spinning : nil
    self.pages = pages
  }

  /// A name that is stable from run to run: `mprotect/pages=8/peers=1/sharing`.
  public var id: String {
    var parts = [primitive.rawValue]
    if let pages { parts.append("pages=\(pages)") }
    if primitive.kind != .floor { parts.append("peers=\(peers)") }
    if let peerState { parts.append(peerState.rawValue) }
    return parts.joined(separator: "/")
  }
}

/// What peer threads do while the initiator measures.
public enum PeerState: String, Sendable, CaseIterable {
  /// In a loop in user space that does not touch the pages.
  case spinning
  /// The same, having read every page just before each sample: its TLB may hold them.
  case sharing
  /// Blocked in the kernel: its CPU runs something else, or idles.
  case sleeping
}
