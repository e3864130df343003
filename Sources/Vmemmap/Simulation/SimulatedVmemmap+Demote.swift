public import HugeTLB

/// What a demotion came to.
public struct DemoteRun: Sendable, Hashable {
  /// De-HVO at the larger size.
  public var restored: RemapRun
  /// HVO at the smaller size, of the folios that were demoted; nil if none were.
  public var optimized: RemapRun?
}

extension SimulatedVmemmap {
  /// Demotes folios of the layout's size, as `demote_pool_huge_page` does: restore, divide,
  /// optimise at the smaller size, as one batch each.
  ///
  /// A folio that can't be restored stays as it is, and so do those after it.
  ///
  /// - Parameters:
  ///   - folios: all if nil.
  ///   - size: of the smaller folios.
  public mutating func demote(
    _ protocol: RemapProtocol, folios: Range<Int>? = nil, to size: HugePageSize,
    maintenance: inout some Maintenance
  ) -> DemoteRun {
    let layout = state.layout
    let large = layout.entriesPerFolio
    let small = Int(layout.geometry.vmemmapPages(of: size))
    let range = folios ?? 0..<layout.folios
    guard small >= 1, small < large else {
      let refused = RemapRun(outcome: .refused(.notAFolio), counts: StepCounts())
      return DemoteRun(restored: refused, optimized: nil)
    }
    let restored = restore(`protocol`, folios: range, maintenance: &maintenance)
    // None done: the range may not even exist.
    let demoted =
      restored.outcome.folios == 0
      ? range.prefix(0) : range.prefix { !state.isOptimized($0, large) }
    guard !demoted.isEmpty else { return DemoteRun(restored: restored, optimized: nil) }

    let pages = demoted.startIndex * large..<demoted.endIndex * large
    state.markHeads(pages, entries: small)
    state.isUniform = false
    state.writeStructPages(pages, small)
    let pmds = state.pmd(of: pages.lowerBound)...state.pmd(of: pages.upperBound - 1)
    let hasBlocks = pmds.contains { state.isBlock($0) }
    let optimized = optimize(
      hasBlocks ? `protocol` : `protocol`.afterSplit(),
      folios: pages.lowerBound / small..<pages.upperBound / small, size: size,
      maintenance: &maintenance)
    return DemoteRun(restored: restored, optimized: optimized)
  }
}
