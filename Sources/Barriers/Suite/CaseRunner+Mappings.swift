internal import Measurement

extension CaseRunner {
  /// Samples a change of mapping; the sampling loop is compiled for each kind.
  func sample(
    _ change: MappingChange, _ pages: Int, _ readers: PageReaders, _ guardian: PeerGuard,
    _ plan: SamplingPlan
  ) throws(OperationFailure) -> Samples {
    switch change {
    case .protect:
      var operation = try ProtectOperation(pages: pages, readers: readers)
      return sample(&operation, guardian, plan)
    case .unmap:
      var operation = try UnmapOperation(pages: pages, readers: readers)
      return sample(&operation, guardian, plan)
    case .discard:
      var operation = try DiscardOperation(pages: pages, readers: readers)
      return sample(&operation, guardian, plan)
    case .move:
      var operation = try MoveOperation(pages: pages, readers: readers)
      return sample(&operation, guardian, plan)
    case .replace:
      var operation = try ReplaceOperation(pages: pages, readers: readers)
      return sample(&operation, guardian, plan)
    }
  }
}
