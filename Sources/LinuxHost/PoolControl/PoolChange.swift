/// What a pool held before a run that added pages and freed them, and after it.
public struct PoolChange: Sendable, Hashable {
  /// Which pool.
  public let place: PoolPlace
  public let before: PoolCounts
  public let after: PoolCounts

  /// Any two readings.
  public init(place: PoolPlace, before: PoolCounts, after: PoolCounts) {
    (self.place, self.before, self.after) = (place, before, after)
  }

  /// Pages above those before.
  public var leftOver: UInt64 { after.pages > before.pages ? after.pages - before.pages : 0 }

  /// Pages in use above those before: somebody uses them since, or the kernel didn't let go of them.
  public var usedSince: UInt64 {
    after.used > before.used ? after.used - before.used : 0
  }
}

extension PoolCounts {
  fileprivate var used: UInt64 { pages > free ? pages - free : 0 }
}
