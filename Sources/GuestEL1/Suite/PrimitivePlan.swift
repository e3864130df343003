import GuestLink

/// Which primitives are run on a guest.
enum PrimitivePlan {
  /// Entries of one invalidation: one, a folio's tails, and up to a whole table.
  static let entries: [UInt16] = [1, 7, 64, 512]

  /// - Parameter isEmulated: then only their effect is of use, which the other cores' holding the
  ///   entries shows; each other state is met once.
  static func cases(cores: Int, hasRange: Bool, isEmulated: Bool) -> [PrimitiveCase] {
    let states: [PeerState] = cores > 1 ? PeerState.allCases : [.idle]
    return PrimitiveCode.allCases.flatMap { code -> [PrimitiveCase] in
      if code.isRange && !hasRange { return [] }
      if code.isInterrupt {
        return cores > 1 ? [PrimitiveCase(code, peers: .idle), PrimitiveCase(code, peers: .spinning)] : []
      }
      guard code.isInvalidation else { return [PrimitiveCase(code, peers: .idle)] }
      let counts: [UInt16] = code.isWhole ? [1] : Self.entries
      return states.flatMap { peers in
        let counts = isEmulated && cores > 1 && peers != .holding ? [1] : counts
        // Local ones are waited for with DSB NSH, as the kernel's local flushes are.
        return counts.map {
          PrimitiveCase(code, entries: $0, peers: peers, localBarrier: code.isLocal)
        }
      }
    }
  }
}
