/// What carries a primitive out: the one place that says so.
enum Mechanism: Sendable {
  case mapping(MappingChange)
  case membarrier(MembarrierOperation.Command)
  case stop(StopMethod)
  case instruction(InstructionOperation.Instruction)
}

/// A system call that changes a mapping.
enum MappingChange: Sendable {
  case protect
  case unmap
  case discard
  case move
  case replace
}

/// A way to make other threads stand.
enum StopMethod: Sendable {
  case multiStop(wakes: Bool)
  case signalPause
  case futexRendezvous

  /// What victims do when a stop begins.
  var victimState: PeerState {
    switch self {
    case .multiStop(wakes: false), .signalPause: .spinning
    case .multiStop(wakes: true), .futexRendezvous: .sleeping
    }
  }
}

extension BarrierPrimitive {
  var mechanism: Mechanism {
    switch self {
    case .protect: .mapping(.protect)
    case .unmap: .mapping(.unmap)
    case .discard: .mapping(.discard)
    case .move: .mapping(.move)
    case .replace: .mapping(.replace)
    case .membarrierPrivate: .membarrier(.privateExpedited)
    case .membarrierSyncCore: .membarrier(.privateExpeditedSyncCore)
    case .membarrierGlobalExpedited: .membarrier(.globalExpedited)
    case .membarrierGlobal: .membarrier(.global)
    case .multiStop: .stop(.multiStop(wakes: false))
    case .multiStopWoken: .stop(.multiStop(wakes: true))
    case .signalPause: .stop(.signalPause)
    case .futexRendezvous: .stop(.futexRendezvous)
    case .clockRead: .instruction(.clockRead)
    case .counterRead: .instruction(.counterRead)
    case .counterReadOrdered: .instruction(.counterReadOrdered)
    case .fullFence: .instruction(.fullFence)
    case .instructionFence: .instruction(.instructionFence)
    case .storeFence: .instruction(.storeFence)
    case .memoryOrder: .instruction(.memoryOrder)
    case .spinHint: .instruction(.spinHint)
    }
  }

  public var kind: BarrierKind {
    switch mechanism {
    case .mapping: .tlbInvalidation
    case .membarrier: .barrier
    case .stop: .stopLike
    case .instruction: .floor
    }
  }
}
