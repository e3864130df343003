extension KeyedLines {
  /// A value of /proc/meminfo, which is in kB, as bytes.
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

  /// A value of /proc/vmstat.
  func count(_ key: String) throws(HostError) -> UInt64 {
    try number(key, in: .memoryCounters)
  }

  private func number(_ key: String, in path: HostPath) throws(HostError) -> UInt64 {
    guard let number = number(key) else {
      throw .malformed(path.description, found: self[key] ?? "", expected: "a line \(key)")
    }
    return number
  }
}
