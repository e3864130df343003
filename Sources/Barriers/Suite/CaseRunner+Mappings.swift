internal import Measurement

extension CaseRunner {
  /// Samples a change of mapping.
  func sample(
    _ change: MappingChange, _ pages: Int, _ readers: PageReaders, _ guardian: PeerGuard,
    _ plan: SamplingPlan
  ) throws(OperationFailure) -> Samples {
    /// Compiled for each operation.
    func sample<O: PageOperation & ~Copyable>(_: O.Type) throws(OperationFailure) -> Samples {
      var operation = try O(pages: pages, readers: readers)
      return self.sample(&operation, guardian, plan)
    }
    switch change {
    case .protect: return try sample(ProtectOperation.self)
    case .unmap: return try sample(UnmapOperation.self)
    case .discard: return try sample(DiscardOperation.self)
    case .move: return try sample(MoveOperation.self)
    case .replace: return try sample(ReplaceOperation.self)
    }
  }
}
