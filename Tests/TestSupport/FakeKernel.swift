import Glibc
public import HugeTLB
public import LinuxHost
import Synchronization

/// A kernel in memory that treats writes as mm/hugetlb.c does: pools grow as far as memory goes,
/// pages in use become surplus when the pool is lowered, and errors come where they are asked for.
public final class FakeKernel: KernelFiles {
  public struct Pool: Sendable {
    public var pages: UInt64 = 0
    public var free: UInt64 = 0
    public var surplus: UInt64 = 0
    /// Pages that can still be allocated.
    public var capacity: UInt64 = 1000
    /// Freed pages that turn into surplus for want of memory, the next so many times.
    public var stuckShrinks = 0
    public var fewest: UInt64 = .max

    public init(
      pages: UInt64 = 0, free: UInt64 = 0, surplus: UInt64 = 0, capacity: UInt64 = 1000
    ) {
      (self.pages, self.free, self.surplus, self.capacity) = (pages, free, surplus, capacity)
    }
  }
  public struct State: Sendable {
    public var pools: [PoolPlace: Pool] = [:]
    public var values: [String: String] = [:]
    public var refused: [String: Int32] = [:]
    public var writes: [String] = []
    /// Writes that are still done before every further one fails with EIO, as after a crash.
    public var writesLeft = Int.max
  }
  private let state: Mutex<State>

  public init(
    pools: [PoolPlace: Pool] = [PoolPlace(HugePageSize.m2): Pool()],
    values: [SystemSetting: String] = [:]
  ) {
    var state = State(pools: pools)
    for (path, value) in [
      (SystemSetting.optimizeVmemmap.path, "0"), (SystemSetting.rcuExpedited.path, "0"),
      (SystemSetting.clocksource.path, "tsc"), (HostPath.bootID, "boot-1"),
    ] { state.values[path.relative] = value }
    for (setting, value) in values { state.values[setting.path.relative] = value }
    self.state = Mutex(state)
  }

  public func pool(_ place: PoolPlace) -> Pool { state.withLock { $0.pools[place] ?? Pool() } }
  public func value(_ setting: SystemSetting) -> String? {
    state.withLock { $0.values[setting.path.relative] }
  }
  public var writes: [String] { state.withLock { $0.writes } }
  public func change(_ body: (inout State) -> Void) { state.withLock { body(&$0) } }

  public func read(_ path: HostPath) throws(HostError) -> String {
    let text = state.withLock { state -> String? in
      for (place, pool) in state.pools {
        // Pages on demand: refused, as for a size that the page allocator doesn't have.
        if path == SystemSetting.overcommit(place.size).path { return "0" }
        if path == place.pages { return "\(pool.pages)" }
        if path == place.free { return "\(pool.free)" }
        if path == place.surplus { return "\(pool.surplus)" }
      }
      return state.values[path.relative]
    }
    guard let text else { throw HostError(path.description, .system(ENOENT)) }
    return text
  }

  public func checkWritable(_ path: HostPath) throws(HostError) {
    if let code = state.withLock({ $0.refused[path.relative] }) {
      throw HostError(path.description, .system(code))
    }
    _ = try read(path)
  }

  public func write(_ text: String, to path: HostPath) throws(HostError) {
    try opened(path).write(text)
  }

  public func opened(_ path: HostPath) throws(HostError) -> any OpenSetting {
    FakeFile(kernel: self, path: path)
  }

  fileprivate func store(_ text: String, in path: HostPath) throws(HostError) {
    let failure: Int32 = state.withLock { state in
      guard state.writesLeft > 0 else { return EIO }
      state.writesLeft -= 1
      if let code = state.refused[path.relative] { return code }
      state.writes.append("\(path)=\(text)")
      for place in state.pools.keys {
        if path == SystemSetting.overcommit(place.size).path { return text == "0" ? 0 : EINVAL }
      }
      for place in state.pools.keys where path == place.pages {
        guard let pages = UInt64(text) else { return EINVAL }
        state.pools[place]!.resize(to: pages)
        return 0
      }
      guard state.values[path.relative] != nil else { return ENOENT }
      state.values[path.relative] = text
      return 0
    }
    if failure != 0 { throw HostError(path.description, .system(failure)) }
  }
}

private struct FakeFile: OpenSetting {
  let kernel: FakeKernel
  let path: HostPath
  func write(_ text: String) throws(HostError) { try kernel.store(text, in: path) }
}

extension FakeKernel.Pool {
  /// set_max_huge_pages().
  fileprivate mutating func resize(to count: UInt64) {
    while surplus > 0, count > pages - surplus { surplus -= 1 }
    let persistent = pages - surplus
    if count > persistent {
      let grown = min(count - persistent, capacity)
      pages += grown
      free += grown
      capacity -= grown
    } else {
      var lower = min(persistent - count, free)
      if lower > 0, stuckShrinks > 0 {
        stuckShrinks -= 1
        surplus += 1
        lower -= 1
      }
      pages -= lower
      free -= lower
      capacity += lower
      // What is in use and above the count is surplus from now on.
      while pages - surplus > count { surplus += 1 }
    }
    fewest = min(fewest, pages)
  }
}
