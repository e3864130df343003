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
