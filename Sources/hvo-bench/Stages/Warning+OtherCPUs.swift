import Results

extension Warning {
  static var otherCPUs: String { "other-cpus" }

  /// That costs were measured with fewer CPUs than they are counted for; nil if they weren't.
  init?(cpus: Int, measuredWith there: Int) {
    guard cpus > there else { return nil }
    self.init(
      id: Self.otherCPUs,
      fact:
        "flushes and stops were measured on \(there) CPU\(there == 1 ? "" : "s") and are counted for"
        + " \(cpus): how they grow with more isn't known, and no interval has it",
      remedy: "Give --platform a result of a machine with as many CPUs.")
  }
}
