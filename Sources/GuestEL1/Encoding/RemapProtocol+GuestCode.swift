import GuestLink
import Vmemmap

/// A step that arm64's descriptors can't express.
public struct EncodingProblem: Error, Sendable, Hashable, CustomStringConvertible {
  public let protocolID: String
  public let what: String

  public var description: String { "\(protocolID): \(what)" }
}

extension RemapProtocol {
  /// One direction as the payload interprets it: each phase, then its steps, then an end.
  func guestCode(_ direction: Direction) throws(EncodingProblem) -> [GuestInstruction] {
    var code: [GuestInstruction] = []
    for phase in phases(direction) {
      guard let count = UInt16(exactly: phase.steps.count) else {
        throw EncodingProblem(protocolID: id, what: "a phase has more than \(UInt16.max) steps")
      }
      code.append(
        GuestInstruction(
          .phase, entries: phase.scope.guestEntries, kind: phase.scope.guest.rawValue,
          detail: count))
      for step in phase.steps { code.append(try guestInstruction(step)) }
    }
    return code + [GuestInstruction(.end)]
  }

  private func guestInstruction(_ step: Step) throws(EncodingProblem) -> GuestInstruction {
    switch step {
    case .allocate(let frame): return GuestInstruction(.allocate, frame: frame.guest)
    case .copy(let from, let to):
      return GuestInstruction(.copy, frame: to.guest, source: from.guest)
    case .populate(let permission):
      return GuestInstruction(.populate, descriptor: try template(.page(.own, permission)))
    case .set(let entries, let mapping): return try store(.set, entries, mapping)
    case .clearAccessFlag(let entries):
      return GuestInstruction(.clearAccessFlag, entries: entries.guest)
    case .swap(let entries, let mapping): return try store(.swap, entries, mapping)
    case .tlbi(let invalidation): return invalidation.guestInstruction
    case .barrier(let barrier): return GuestInstruction(.barrier, kind: barrier.guest.rawValue)
    case .pause(let pause): return GuestInstruction(.pause, kind: pause.guest.rawValue)
    case .resume: return GuestInstruction(.resume)
    case .free(let frame): return GuestInstruction(.free, frame: frame.guest)
    }
  }

  private func store(
    _ opcode: GuestOpcode, _ entries: Entries, _ mapping: Mapping
  ) throws(EncodingProblem) -> GuestInstruction {
    let frame: GuestFrame =
      switch mapping {
      case .invalid: .none
      case .table: .table
      case .block: .block
      case .page(let frame, _, _): frame.guest
      }
    return GuestInstruction(
      opcode, entries: entries.guest, frame: frame, descriptor: try template(mapping))
  }

  private func template(_ mapping: Mapping) throws(EncodingProblem) -> UInt64 {
    guard let template = VMSAv8Format.template(for: mapping) else {
      throw EncodingProblem(protocolID: id, what: "MAIR_EL1 has no index for these attributes")
    }
    return template
  }
}

extension TLBInvalidation {
  var guestInstruction: GuestInstruction {
    var flags: UInt16 = reach == .local ? GuestInstruction.local : 0
    if lastLevelOnly { flags |= GuestInstruction.lastLevel }
    flags |= UInt16(clamping: levelHint ?? 0) << GuestInstruction.levelHintShift
    let kind: GuestExtent =
      switch extent {
      case .everything: .everything
      case .address: .address
      case .range: .range
      }
    let entries: Entries =
      switch extent {
      case .everything: .all
      case .address(let entries), .range(let entries): entries
      }
    return GuestInstruction(.tlbi, entries: entries.guest, kind: kind.rawValue, detail: flags)
  }
}
