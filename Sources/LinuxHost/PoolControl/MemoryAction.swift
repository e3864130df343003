internal import Glibc

/// Something that the kernel does to memory once, with nothing to put back afterwards.
public enum MemoryAction: Sendable, Hashable, CaseIterable {
  /// Writes what is dirty and drops clean page cache, dentries and inodes: `vm.drop_caches` = 3.
  case dropCaches
  /// Gathers free memory into larger pieces: `vm.compact_memory` = 1.
  case compact

  /// Its file.
  public var path: HostPath {
    switch self {
    case .dropCaches: .dropCaches
    case .compact: .compactMemory
    }
  }

  /// Does it; seconds on a large machine.
  public func run(on files: any KernelFiles) throws(HostError) {
    if self == .dropCaches { sync() }
    try files.write(self == .dropCaches ? "3" : "1", to: path)
  }
}
