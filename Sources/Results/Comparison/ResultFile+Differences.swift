extension ResultFile {
  /// Where two hosts differ in what decides times: name, this one's value, the other's.
  public func hostDifferences(to other: ResultFile) -> [String] {
    guard let mine = host, let theirs = other.host else {
      return host == nil && other.host == nil
        ? ["host: neither file says what it was measured on"]
        : ["host: only one of the files says what it was measured on"]
    }
    let facts: [(name: String, value: (HostRecord) -> String)] = [
      ("CPU model", { $0.cpuModel ?? "unknown" }),
      ("architecture", \.architecture),
      ("online CPUs", { "\($0.onlineCPUs)" }),
      ("usable CPUs", { "\($0.usableCPUs)" }),
      ("base page", { SizeLabel.text($0.basePageBytes) }),
      ("kernel", \.kernel),
      ("HVO", { "\($0.hvo.state.rawValue)" }),
      ("HVO compiled in", { "\($0.hvo.compiledIn.rawValue)" }),
      ("virtual machine", { $0.virtualMachine ?? "none" }),
      ("governor", { $0.governor ?? "none" }),
      ("clocksource", { $0.clocksource ?? "unknown" }),
    ]
    return facts.compactMap { fact in
      let (first, second) = (fact.value(mine), fact.value(theirs))
      return first == second ? nil : "\(fact.name): \(first) / \(second)"
    }
  }

  /// By how many percent the fixed loop took longer in the other run; nil if either didn't time it.
  func drift(to other: ResultFile) -> Double? {
    guard let mine = calibration?.mean, let theirs = other.calibration?.mean, mine > 0 else {
      return nil
    }
    return (theirs / mine - 1) * 100
  }
}

extension ResultFile.Calibration {
  fileprivate var mean: Double? {
    guard let before = before.value, let after = after.value else { return nil }
    return (before + after) / 2
  }
}
