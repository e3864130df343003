/// Bytes of memory.
public struct MemorySize: Sendable, Hashable {
  /// `MemTotal`: what the kernel manages.
  public let total: UInt64
  /// `MemAvailable`: what could be had without swapping.
  public let available: UInt64
}

/// The clock that the kernel reads.
public struct Clocksource: Sendable, Hashable {
  /// The one in use: `tsc`, `kvm-clock`, `arch_sys_counter`, `hpet`, …
  public let current: String
  /// Those it could use.
  public let available: [String]
}

/// What the kernel's vmemmap takes now.
public struct VmemmapPageCounts: Sendable, Hashable {
  /// `nr_memmap_pages`: allocated after boot (since v6.11).
  public let allocated: UInt64
  /// `nr_memmap_boot_pages`: allocated at boot.
  public let boot: UInt64
  /// The sum, which HVO changes by exactly the pages it frees: pages freed at boot come back as
  /// allocated ones.
  public var total: UInt64 { allocated &+ boot }
}
