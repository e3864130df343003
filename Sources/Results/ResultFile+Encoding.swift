// What is empty or absent: sections of the first schema are written anyway, as readers of version 1
// expect them; those that came later are left out, so that a file without them stays as it was.
extension ResultFile: Encodable {
  public func encode(to encoder: any Encoder) throws {
    var object = encoder.container(keyedBy: CodingKeys.self)

    func later<Row: Encodable>(_ rows: [Row], _ key: CodingKeys) throws {
      if !rows.isEmpty { try object.encode(rows, forKey: key) }
    }

    try object.encode(schemaVersion, forKey: .schemaVersion)
    try object.encode(tool, forKey: .tool)
    try object.encode(created, forKey: .created)
    try object.encode(invocation, forKey: .invocation)
    try object.encode(complete, forKey: .complete)
    try object.encodeIfPresent(incompleteReason, forKey: .incompleteReason)
    try object.encodeIfPresent(host, forKey: .host)
    try object.encodeIfPresent(calibration, forKey: .calibration)
    try object.encode(savings, forKey: .savings)
    try object.encode(barriers, forKey: .barriers)
    try object.encode(shootdowns, forKey: .shootdowns)
    try object.encode(remap, forKey: .remap)
    try object.encode(verdicts, forKey: .verdicts)
    try object.encode(conclusions, forKey: .conclusions)
    try object.encode(warnings, forKey: .warnings)
    try later(poolStates, .poolStates)
    try later(kernelSavings, .kernelSavings)
    try later(kernelTimings, .kernelTimings)
    try later(kernelFits, .kernelFits)
    try later(kernelEvents, .kernelEvents)
    try later(kernelImpact, .kernelImpact)
    try later(modelChecks, .modelChecks)
  }
}
