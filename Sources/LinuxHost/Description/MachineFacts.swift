/// Bytes of memory.
public struct MemorySize: Sendable, Hashable {
  /// `MemTotal`: what the kernel manages.
  public let total: UInt64
  /// `MemAvailable`: what could be had without swapping (since v3.14).
  public let available: UInt64

  /// Reads /proc/meminfo.
  public static func read(from root: HostRoot) -> Fact<MemorySize> {
    Fact { () throws(HostError) in
      let lines = KeyedLines(try root.text(of: .memoryInformation))
      return MemorySize(
        total: try lines.bytes("MemTotal"), available: try lines.bytes("MemAvailable"))
    }
  }
}

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

/// What the kernel's vmemmap takes now, in base pages.
public struct VmemmapPageCounts: Sendable, Hashable {
  /// `nr_memmap_pages`: allocated after boot (since v6.11).
  public let allocated: UInt64
  /// `nr_memmap_boot_pages`: allocated at boot.
  public let boot: UInt64

  /// The sum, which HVO lowers by exactly the pages it frees: boot pages come back as allocated
  /// ones, so neither figure alone does.
  public var total: UInt64 { allocated &+ boot }

  /// Reads /proc/vmstat, or a node's file of the same form.
  static func read(from root: HostRoot, in path: HostPath = .memoryCounters)
    -> Fact<VmemmapPageCounts>
  {
    Fact { () throws(HostError) in
      let lines = KeyedLines(try root.text(of: path), separator: " ")
      return VmemmapPageCounts(
        allocated: try lines.count("nr_memmap_pages"), boot: try lines.count("nr_memmap_boot_pages")
      )
    }
  }
}

/// How busy and how fast the CPUs are.
enum Activity {
  /// The first figure of /proc/loadavg: runnable and waiting threads, averaged over one minute.
  static func load(_ root: HostRoot) -> Fact<Double> {
    Fact { () throws(HostError) in
      let text = try root.text(of: .loadAverage)
      guard let load = text.split(separator: " ").first.flatMap({ Double($0) }), load.isFinite
      else {
        throw .malformed(HostPath.loadAverage.description, found: text, expected: "a load average")
      }
      return load
    }
  }

  /// The governors of all online CPUs, each once.
  static func governor(_ cpus: CPUList, _ root: HostRoot) -> Fact<String> {
    var names: [String] = []
    for cpu in cpus.ids {
      guard let name = try? root.text(of: .governor(of: cpu)), !names.contains(name) else {
        continue
      }
      names.append(name)
    }
    return names.isEmpty
      ? .unknown("no cpufreq here: the frequency isn't set by this kernel")
      : .known(names.joined(separator: ", "))
  }
}

extension KeyedLines {
  /// A value in kB, as bytes.
  func bytes(_ key: String) throws(HostError) -> UInt64 {
    let kilobytes = try number(key, in: .memoryInformation)
    let (bytes, overflow) = kilobytes.multipliedReportingOverflow(by: 1024)
    guard !overflow else {
      throw .malformed(
        HostPath.memoryInformation.description, found: "\(kilobytes) kB",
        expected: "less than 2^64 bytes")
    }
    return bytes
  }

  fileprivate func count(_ key: String) throws(HostError) -> UInt64 {
    try number(key, in: .memoryCounters)
  }

  private func number(_ key: String, in path: HostPath) throws(HostError) -> UInt64 {
    guard let number = number(key) else {
      throw .malformed(path.description, found: self[key] ?? "", expected: "a line \(key)")
    }
    return number
  }
}
