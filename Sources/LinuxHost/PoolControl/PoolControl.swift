/// Changes hugetlb pools, and reads back what was really got: a successful write is no allocation.
public struct PoolControl: Sendable {
  let files: any KernelFiles

  /// - Parameter files: `HostRoot()`, or a test's kernel.
  public init(_ files: any KernelFiles) { self.files = files }

  /// What the pool holds now.
  public func counts(_ place: PoolPlace) throws(HostError) -> PoolCounts {
    PoolCounts(
      pages: try files.readNumber(place.pages), free: try files.readNumber(place.free),
      surplus: try files.readNumber(place.surplus))
  }

  /// Free pages that no mapping has reserved.
  public func unreserved(_ place: PoolPlace) throws(HostError) -> UInt64 {
    let free = try files.readNumber(place.free)
    let reserved = try files.readNumber(place.directory.appending("resv_hugepages"))
    return free > reserved ? free - reserved : 0
  }

  /// Asks for `pages` persistent pages and returns what there is afterwards: fewer where memory is
  /// short or in pieces, more where pages are in use or can't be given back.
  public func resize(_ place: PoolPlace, to pages: UInt64) throws(HostError) -> PoolCounts {
    try files.write("\(pages)", to: place.pages)
    return try counts(place)
  }

  /// The open `nr_hugepages`, for a caller that times the write and reads the counts afterwards.
  public func openPages(_ place: PoolPlace) throws(HostError) -> any OpenSetting {
    try files.opened(place.pages)
  }

  /// The open `demote`: a number written to it asks that so many free pages are split into those of
  /// the next smaller size; the counts tell how many were.
  public func openDemotion(_ place: PoolPlace) throws(HostError) -> any OpenSetting {
    try files.opened(place.demote)
  }

  /// Whether pages of this pool can be split (since v5.16), and this process may ask for it.
  public func canDemote(_ place: PoolPlace) -> Bool {
    do { try files.checkWritable(place.demote) } catch { return false }
    return true
  }
}
