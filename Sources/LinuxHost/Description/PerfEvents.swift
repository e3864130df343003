/// What the kernel says about performance counters.
public enum PerfEvents {
  /// kernel.perf_event_paranoid: −1 to 2 in mainline, 3 and 4 in some distributions.
  public static func paranoid(_ root: HostRoot) -> Fact<Int> {
    Fact { () throws(HostError) in
      let path = HostPath.perfEventParanoid
      let text = try root.text(of: path, limit: 4096)
      guard let level = Int(text) else {
        throw .malformed(path.description, found: text, expected: "a number")
      }
      return level
    }
  }

  /// The CPU PMUs: `cpu`, `cpu_core` and `cpu_atom`, `armv8_pmuv3_0`, `apple_icestorm_pmu`,
  /// `cpum_cf`; not the software, uncore and tracing ones.
  public static func hardwarePMUs(_ root: HostRoot) -> Fact<[String]> {
    Fact { () throws(HostError) in
      try root.entries(of: .eventSources).filter { name in
        name == "cpu" || ["cpu_", "cpum_", "armv", "apple_"].contains(where: name.hasPrefix)
      }
    }
  }

  /// What kernel lockdown forbids: `none`, `integrity` or `confidentiality`; a kernel without the
  /// file has no lockdown, so it counts as `none`.
  public static func lockdown(_ root: HostRoot) -> Fact<String> {
    guard root.exists(.lockdown) else { return .known("none") }
    return Fact { () throws(HostError) in
      let text = try root.text(of: .lockdown, limit: 4096)
      guard let start = text.firstIndex(of: "["), let end = text[start...].firstIndex(of: "]")
      else {
        throw .malformed(
          HostPath.lockdown.description, found: text, expected: "a word in square brackets")
      }
      return String(text[text.index(after: start)..<end])
    }
  }

  /// Whether the NMI watchdog holds a hardware counter; unknown where the kernel has none.
  public static func nmiWatchdog(_ root: HostRoot) -> Fact<Bool> {
    Fact { () throws(HostError) in try root.flag(in: .nmiWatchdog) }
  }
}
