import GuestLink

/// Which primitives are run on a guest.
enum PrimitivePlan {
  /// Entries of one invalidation: one, a folio's tails, and up to a whole table.
  static let entries: [UInt16] = [1, 7, 64, 512]

  /// - Parameter isEmulated: then only their effect is of use, which the other cores' holding the
  ///   entries shows; each other state is met once.
  static func cases(cores: Int, hasRange: Bool, isEmulated: Bool) -> [PrimitiveCase] {
    let states: [PeerState] = cores > 1 ? PeerState.allCases : [.idle]
    return PrimitiveCode.allCases.filter(\.isArm64).flatMap { code -> [PrimitiveCase] in
      if code.isRange && !hasRange { return [] }
      if code.isInterrupt {
        return cores > 1
          ? [PrimitiveCase(code, peers: .idle), PrimitiveCase(code, peers: .spinning)] : []
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

  /// Entries of one invalidation on x86: one, a folio's, and up to a whole table.
  static let x86Entries: [UInt16] = [1, 8, 64, 512]

  /// - Parameter isEmulated: then only their effect is of use, and instructions while nobody else
  ///   executes any.
  static func x86Cases(cores: Int, hasINVPCID: Bool, isEmulated: Bool) -> [PrimitiveCase] {
    let states: [PeerState] = cores > 1 && !isEmulated ? PeerState.allCases : [.idle]
    let codes = PrimitiveCode.allCases.filter(\.isX86)
    let ordered = codes.filter(\.isInvalidation) + codes.filter { !$0.isInvalidation }
    return ordered.flatMap { code -> [PrimitiveCase] in
      if code.isINVPCID && !hasINVPCID || code.isInterrupt && cores == 1 { return [] }
      guard code.isInvalidation else {
        return states.filter { $0 == .idle || $0 == .spinning }.map {
          PrimitiveCase(code, peers: $0)
        }
      }
      // One shootdown at a time: kernels have a request for each core, the payload has one.
      let states = code.isShootdown ? states.filter { $0 != .parallel } : states
      let globals = code.sparesGlobalEntries ? [false, true] : [true]
      return states.flatMap { peers in
        globals.flatMap { global in
          x86Entries.map { PrimitiveCase(code, entries: $0, peers: peers, globalEntries: global) }
        }
      }
    }
  }
}
