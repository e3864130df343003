internal import Measurement

extension CaseRunner {
  func invalidation(
    _ measured: BarrierCase, _ peers: borrowing Peers, _ plan: SamplingPlan
  ) throws(OperationFailure) -> BarrierFigures {
    let pages = measured.pages ?? 1
    let readers = measured.peerState == .sharing ? PageReaders(peers.words) : .none
    let guardian = PeerGuard(peers.words, measured.expectation)
    switch measured.primitive {
    case .unmap:
      var operation = try UnmapOperation(pages: pages, readers: readers)
      return BarrierFigures(latency: sample(&operation, guardian, plan))
    case .discard:
      var operation = try DiscardOperation(pages: pages, readers: readers)
      return BarrierFigures(latency: sample(&operation, guardian, plan))
    case .move:
      var operation = try MoveOperation(pages: pages, readers: readers)
      return BarrierFigures(latency: sample(&operation, guardian, plan))
    case .replace:
      var operation = try ReplaceOperation(pages: pages, readers: readers)
      return BarrierFigures(latency: sample(&operation, guardian, plan))
    default:
      var operation = try ProtectOperation(pages: pages, readers: readers)
      return BarrierFigures(latency: sample(&operation, guardian, plan))
    }
  }

  func barrier(
    _ measured: BarrierCase, _ peers: borrowing Peers, _ plan: SamplingPlan
  ) throws(OperationFailure) -> BarrierFigures {
    let command: MembarrierOperation.Command =
      switch measured.primitive {
      case .membarrierSyncCore: .privateExpeditedSyncCore
      case .membarrierGlobalExpedited: .globalExpedited
      case .membarrierGlobal: .global
      default: .privateExpedited
      }
    var operation = try MembarrierOperation(command)
    let guardian = PeerGuard(peers.words, measured.expectation)
    return BarrierFigures(latency: sample(&operation, guardian, plan))
  }

  func stop(
    _ measured: BarrierCase, _ peers: borrowing Peers, _ plan: SamplingPlan
  ) throws(OperationFailure) -> BarrierFigures {
    let guardian = PeerGuard(peers.words, measured.expectation)
    switch measured.primitive {
    case .signalPause:
      var operation = try SignalPauseOperation(peers, stops: plan.count)
      let latency = sample(&operation, guardian, plan)
      return operation.recorder.figures(latency)
    case .futexRendezvous:
      var operation = FutexRendezvousOperation(peers, stops: plan.count)
      let latency = sample(&operation, guardian, plan)
      return operation.recorder.figures(latency)
    default:
      var operation = MultiStopOperation(
        peers, wakes: measured.primitive == .multiStopWoken, stops: plan.count)
      let latency = sample(&operation, guardian, plan)
      return operation.recorder.figures(latency)
    }
  }

  func floor(_ measured: BarrierCase, _ plan: SamplingPlan) -> BarrierFigures {
    let instruction: InstructionOperation.Instruction =
      switch measured.primitive {
      case .counterRead: .counterRead
      case .counterReadOrdered: .counterReadOrdered
      case .fullFence: .fullFence
      case .instructionFence: .instructionFence
      case .storeFence: .storeFence
      case .memoryOrder: .memoryOrder
      case .spinHint: .spinHint
      default: .clockRead
      }
    var operation = InstructionOperation(instruction)
    return BarrierFigures(latency: sample(&operation, ThreadGuard(), plan))
  }
}
