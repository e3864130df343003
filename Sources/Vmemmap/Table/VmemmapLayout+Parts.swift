// A layout in parts that share no table: windows for bounded memory, slices for threads.
extension VmemmapLayout {
  /// The layout in consecutive windows whose PTE tables take at most `tableBytes` each (at least
  /// one unit of whole PMDs and whole folios).
  public func windows(tableBytes: Int) -> [VmemmapLayout] {
    let unit = foliosPerPMD
    let unitBytes = max(1, pmdsPerFolio) * entriesPerTable * 8
    let units = max(1, tableBytes / unitBytes)
    let (step, overflow) = units.multipliedReportingOverflow(by: unit)
    return parts(of: overflow ? folios : step)
  }

  /// The layout in at most `count` parts of nearly equal size, for one thread each.
  public func slices(_ count: Int) -> [VmemmapLayout] {
    let unit = foliosPerPMD
    let units = (folios + unit - 1) / unit
    let each = (units + max(1, count) - 1) / max(1, count)
    return parts(of: each * unit)
  }

  private func parts(of step: Int) -> [VmemmapLayout] {
    stride(from: 0, to: folios, by: step).map { first in
      VmemmapLayout(self, from: first, folios: min(step, folios - first))
    }
  }

  /// A part of a valid layout is valid.
  private init(_ whole: VmemmapLayout, from first: Int, folios: Int) {
    geometry = whole.geometry
    size = whole.size
    self.folios = folios
    firstFolio = whole.firstFolio + first
    entriesPerFolio = whole.entriesPerFolio
    entriesPerTable = whole.entriesPerTable
  }
}
