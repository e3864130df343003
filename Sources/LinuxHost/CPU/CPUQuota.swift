/// The CPU time that the control group grants, if it limits it.
///
/// A different limit from the cpuset: with a quota below the number of busy threads the kernel
/// stops them all for part of each period, and barriers between them measure that.
public enum CPUQuota: Sendable, Hashable {
  /// No limit.
  case unlimited
  /// At most this many CPUs' worth of time: quota / period.
  case cpus(Double)
}

extension CPUQuota {
  /// The tightest limit on the way from this process's control group to the root that it sees.
  static func read(from root: HostRoot) -> Fact<CPUQuota> {
    Fact { () throws(HostError) in
      let group = try ControlGroup(of: root)
      var least: Double?
      for directory in group.directories {
        if let cpus = try limit(in: directory, group.version, root) {
          least = min(least ?? cpus, cpus)
        }
      }
      return least.map(CPUQuota.cpus) ?? .unlimited
    }
  }

  /// Version 2: `cpu.max`, "max 100000" or "50000 100000", in microseconds. Version 1:
  /// `cpu.cfs_quota_us` (−1 for none) and `cpu.cfs_period_us`. The root has no such file.
  private static func limit(
    in directory: HostPath, _ version: ControlGroup.Version, _ root: HostRoot
  ) throws(HostError) -> Double? {
    let file = directory.appending(version == .two ? "cpu.max" : "cpu.cfs_quota_us")
    guard root.exists(file) else { return nil }
    var text = try root.text(of: file)
    if version == .one {
      text += " " + (try root.text(of: directory.appending("cpu.cfs_period_us")))
    }
    let fields = text.split(separator: " ")
    guard let quota = fields.first, quota != "max", quota != "-1" else { return nil }
    guard fields.count == 2, let time = UInt64(quota), let period = UInt64(fields[1]), period > 0
    else { throw .malformed(file.description, found: text, expected: "a quota and a period in us") }
    return Double(time) / Double(period)
  }
}
