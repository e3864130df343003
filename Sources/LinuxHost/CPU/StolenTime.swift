/// CPU time that a hypervisor gave to others: the eighth number of a `cpuN` line of /proc/stat.
public enum StolenTime {
  /// Ticks (10 ms each on Linux) stolen from these CPUs since boot; nil where the file can't be read
  /// or lacks one of them. Hypervisors that don't tell leave it at 0.
  public static func ticks(of cpus: [Int], on root: HostRoot = HostRoot()) -> UInt64? {
    guard let text = try? root.text(of: .processorTimes) else { return nil }
    let wanted = Set(cpus.map { "cpu\($0)" })
    var sum: UInt64 = 0
    var found = 0
    for line in text.split(separator: "\n") {
      let fields = line.split(separator: " ")
      guard let name = fields.first, wanted.contains(String(name)) else { continue }
      guard fields.count > 8, let ticks = UInt64(fields[8]) else { return nil }
      sum &+= ticks
      found += 1
    }
    return found == wanted.count ? sum : nil
  }
}
