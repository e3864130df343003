/// The clock that the kernel reads.
public struct Clocksource: Sendable, Hashable {
  /// The one in use: `tsc`, `kvm-clock`, `arch_sys_counter`, `hpet`, …
  public let current: String
  /// Those it could use.
  public let available: [String]

  /// Whether user space reads it without a system call (the vDSO). The rest costs a system call
  /// and, for hpet and acpi_pm, a slow device read.
  public var isFast: Bool { Self.fast.contains(current) }

  /// Another one that the machine has: a fast one if there is, since every program's reads of the
  /// time would be slow meanwhile; nil if there is none.
  public var other: String? {
    let others = available.filter { $0 != current }
    return others.first { Self.fast.contains($0) } ?? others.first
  }

  private static let fast: Set = [
    "tsc", "kvm-clock", "hyperv_clocksource_tsc_page", "arch_sys_counter", "riscv_clocksource",
    "timebase", "tod", "Constant",
  ]

  /// Reads both files.
  public static func read(from root: HostRoot) -> Fact<Clocksource> {
    Fact { () throws(HostError) in
      Clocksource(
        current: try root.text(of: .clocksource),
        available: try root.text(of: .availableClocksources).split(separator: " ").map(String.init))
    }
  }
}
