internal import Results

/// The parts of an HTML report, in its order: the verdict first.
enum Chapter: String, CaseIterable {
  case verdict, savings, protocols, costs, primitives, kernel, model, bareMetal, published,
    counting, machine

  /// Heading.
  var title: String {
    switch self {
    case .verdict: "Verdict"
    case .savings: "Savings"
    case .protocols: "Protocols: legality, cost, break-even"
    case .costs: "Costs"
    case .primitives: "Primitives"
    case .kernel: "The running kernel"
    case .model: "Model against machine"
    case .bareMetal: "Bare metal at EL1"
    case .published: "Published figures"
    case .counting: "Counters and more"
    case .machine: "Machine and warnings"
    }
  }

  /// Where a section belongs; one that isn't named here stands with the counters.
  ///
  /// - Parameter hasChurn: whether a churn was stated, so that the tradeoff is a verdict.
  init(_ section: Section, hasChurn: Bool) {
    self =
      switch section {
      case .conclusions, .sensitivities: .verdict
      case .tradeoffs, .regions: hasChurn ? .verdict : .costs
      case .savings, .savingsTotal, .poolStates, .plan, .planTotal: .savings
      case .verdicts, .counterexamples, .checks: .protocols
      case .remap, .walks, .ranges: .costs
      case .barriers, .shootdowns, .pageCosts, .scalings, .rates, .stops: .primitives
      case .kernelSavings, .kernelTimings, .kernelFits, .kernelCosts, .kernelEvents,
        .kernelImpact, .kernelPools:
        .kernel
      case .modelChecks: .model
      case .published: .published
      case .file, .host, .calibration, .warnings: .machine
      default: section.rawValue.hasPrefix("el1") ? .bareMetal : .counting
      }
  }
}
