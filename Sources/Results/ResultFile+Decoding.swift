// A section that is missing reads as empty, so that a version can gain sections; a field that is
// unknown is ignored. A field that is missing inside a row is an error.
extension ResultFile: Decodable {
  public init(from decoder: any Decoder) throws {
    let object = try decoder.container(keyedBy: CodingKeys.self)

    func section<Row: Decodable>(_ key: CodingKeys) throws -> [Row] {
      try object.decodeIfPresent([Row].self, forKey: key) ?? []
    }

    schemaVersion = try object.decode(Int.self, forKey: .schemaVersion)
    tool = try object.decode(Tool.self, forKey: .tool)
    created = try object.decode(String.self, forKey: .created)
    invocation = try object.decode([String].self, forKey: .invocation)
    complete = try object.decode(Bool.self, forKey: .complete)
    incompleteReason = try object.decodeIfPresent(String.self, forKey: .incompleteReason)
    host = try object.decodeIfPresent(HostRecord.self, forKey: .host)
    calibration = try object.decodeIfPresent(Calibration.self, forKey: .calibration)
    savings = try section(.savings)
    savingsTotal = try object.decodeIfPresent(SavingsTotal.self, forKey: .savingsTotal)
    barriers = try section(.barriers)
    shootdowns = try section(.shootdowns)
    remap = try section(.remap)
    checks = try object.decodeIfPresent([CheckRow].self, forKey: .checks)
    walks = try object.decodeIfPresent([WalkRow].self, forKey: .walks)
    ranges = try object.decodeIfPresent([RangeRow].self, forKey: .ranges)
    barrierOrder = try object.decodeIfPresent([String].self, forKey: .barrierOrder)
    pageCosts = try object.decodeIfPresent([PageCostRow].self, forKey: .pageCosts)
    scalings = try object.decodeIfPresent([ScalingRow].self, forKey: .scalings)
    rates = try object.decodeIfPresent([RateRow].self, forKey: .rates)
    stops = try object.decodeIfPresent([StopRow].self, forKey: .stops)
    el1Guests = try object.decodeIfPresent([EL1GuestRow].self, forKey: .el1Guests)
    el1Protocols = try object.decodeIfPresent([EL1ProtocolRow].self, forKey: .el1Protocols)
    el1Primitives = try object.decodeIfPresent([EL1PrimitiveRow].self, forKey: .el1Primitives)
    el1Counts = try object.decodeIfPresent([EL1CountRow].self, forKey: .el1Counts)
    verdicts = try section(.verdicts)
    counterexamples = try object.decodeIfPresent([CounterexampleRow].self, forKey: .counterexamples)
    tradeoffs = try object.decodeIfPresent([TradeoffRow].self, forKey: .tradeoffs)
    regions = try object.decodeIfPresent([RegionRow].self, forKey: .regions)
    sensitivities = try object.decodeIfPresent([SensitivityRow].self, forKey: .sensitivities)
    plan = try object.decodeIfPresent([PlanRow].self, forKey: .plan)
    planTotal = try object.decodeIfPresent(PlanTotal.self, forKey: .planTotal)
    poolStates = try section(.poolStates)
    kernelSavings = try section(.kernelSavings)
    kernelTimings = try section(.kernelTimings)
    kernelFits = try section(.kernelFits)
    kernelCosts = try section(.kernelCosts)
    kernelEvents = try section(.kernelEvents)
    kernelImpact = try section(.kernelImpact)
    kernelPools = try object.decodeIfPresent([KernelPoolRow].self, forKey: .kernelPools)
    modelChecks = try section(.modelChecks)
    published = try object.decodeIfPresent([PublishedRow].self, forKey: .published)
    conclusions = try section(.conclusions)
    warnings = try section(.warnings)
    counters = try section(.counters)
    flushes = try section(.flushes)
  }
}
