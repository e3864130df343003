/// Everything that one run found: the value that every output format is a view of.
///
/// A run that measures only a part leaves the other sections empty. docs/result-schema.md describes
/// the JSON form.
public struct ResultFile: Sendable, Hashable, Encodable {
  /// The version of the JSON form that this program writes and reads.
  public static let currentVersion = 1

  /// The program that wrote the file.
  public struct Tool: Sendable, Hashable, Codable {
    public var name: String
    public var version: String

    public init(name: String, version: String) {
      self.name = name
      self.version = version
    }
  }
  /// A fixed loop timed before and after, to show drift.
  public struct Calibration: Sendable, Hashable, Codable {
    public var before: Figure
    public var after: Figure

    public init(before: Figure, after: Figure) {
      self.before = before
      self.after = after
    }
  }

  enum CodingKeys: String, CodingKey {
    case schemaVersion, tool, created, invocation, complete, incompleteReason
    case host, calibration, savings, savingsTotal, barriers, shootdowns, remap, checks
    case verdicts, conclusions, warnings, counters, flushes
    case poolStates, kernelSavings, kernelTimings, kernelFits, kernelCosts, kernelEvents
    case kernelImpact, kernelPools
    case modelChecks
    case walks, ranges
    case barrierOrder, pageCosts, scalings, rates, stops
    case el1Guests, el1Protocols, el1Primitives, el1Counts
    case tradeoffs, regions, sensitivities, plan, planTotal
    case published, counterexamples
  }

  /// `currentVersion`; a file of another version isn't read.
  public let schemaVersion: Int
  public var tool: Tool
  /// ISO 8601 in UTC: 2026-11-25T01:00:00Z.
  public var created: String
  /// Command line, program name first.
  public var invocation: [String]
  /// False if the run was cut short; the sections hold what was finished.
  public var complete: Bool
  /// Why it was cut short; nil if complete.
  public var incompleteReason: String?
  /// Nil where nothing was measured.
  public var host: HostRecord?
  public var calibration: Calibration?
  public var savings: [SavingsRow]
  /// Of all pools together; nil where the rows of `savings` are alternatives.
  public var savingsTotal: SavingsTotal?
  public var barriers: [BarrierRow]
  public var shootdowns: [ShootdownRow]
  /// The rows of `barriers` by their keys in the order they were measured, each several times: forwards
  /// and backwards in turn (A B B A), so that a drift falls on all alike. Nil in files from before it
  /// was told, and where nothing was measured.
  public var barrierOrder: [String]?
  /// Nil, and left out of the JSON, where no page counts were compared.
  public var pageCosts: [PageCostRow]?
  /// Nil, and left out of the JSON, where no peers ran.
  public var scalings: [ScalingRow]?
  /// Nil, and left out of the JSON, where nothing ran at a set rate.
  public var rates: [RateRow]?
  /// Nil, and left out of the JSON, where the machine wasn't stopped.
  public var stops: [StopRow]?
  public var remap: [RemapRow]
  /// Nil, and left out of the JSON, where nothing was checked.
  public var checks: [CheckRow]?
  /// Nil, and left out of the JSON, where no walkers ran.
  public var walks: [WalkRow]?
  /// Nil, and left out of the JSON, where no range was swept.
  public var ranges: [RangeRow]?
  // What the bare-metal payload did at EL1; each nil, and left out of the JSON, where none ran.
  public var el1Guests: [EL1GuestRow]?
  public var el1Protocols: [EL1ProtocolRow]?
  public var el1Primitives: [EL1PrimitiveRow]?
  public var el1Counts: [EL1CountRow]?
  public var verdicts: [VerdictRow]
  /// Nil, and left out of the JSON, where no verdict is illegal.
  public var counterexamples: [CounterexampleRow]?
  /// Nil, and left out of the JSON, where nothing was weighed.
  public var tradeoffs: [TradeoffRow]?
  /// Nil, and left out of the JSON, where no costs were weighed.
  public var regions: [RegionRow]?
  /// Nil, and left out of the JSON, where no workload was weighed.
  public var sensitivities: [SensitivityRow]?
  /// Nil, and left out of the JSON, where no fleet was planned.
  public var plan: [PlanRow]?
  /// Nil, and left out of the JSON, where no fleet was planned.
  public var planTotal: PlanTotal?
  /// What HVO does for this machine's pools today.
  public var poolStates: [PoolStateRow]
  // What the running kernel's own HVO did.
  public var kernelSavings: [KernelSavingRow]
  public var kernelTimings: [KernelTimingRow]
  public var kernelFits: [KernelFitRow]
  public var kernelCosts: [KernelCostRow]
  public var kernelEvents: [KernelEventRow]
  public var kernelImpact: [KernelImpactRow]
  /// Nil, and left out of the JSON, where no pool was changed.
  public var kernelPools: [KernelPoolRow]?
  public var modelChecks: [ModelCheckRow]
  /// What others measured on other machines; nil, and left out of the JSON, where it isn't asked for.
  public var published: [PublishedRow]?
  public var conclusions: [Conclusion]
  public var warnings: [Warning]
  /// Counters tried; empty unless asked for.
  public var counters: [CounterRow]
  /// What operations cause on all CPUs; empty unless asked for.
  public var flushes: [FlushRow]

  /// Whether the answer to a planner's question is in it.
  public var isPlanning: Bool { sensitivities != nil || plan != nil }

  /// A complete result without any section.
  public init(tool: Tool, created: String, invocation: [String]) {
    schemaVersion = Self.currentVersion
    self.tool = tool
    self.created = created
    self.invocation = invocation
    complete = true
    savings = []
    barriers = []
    shootdowns = []
    remap = []
    verdicts = []
    poolStates = []
    kernelSavings = []
    kernelTimings = []
    kernelFits = []
    kernelCosts = []
    kernelEvents = []
    kernelImpact = []
    modelChecks = []
    conclusions = []
    warnings = []
    counters = []
    flushes = []
  }
}
