/// A list of measurements and how long each may take.
public struct BarrierSuite: Sendable, Hashable {
  /// How thorough a run is.
  public enum Plan: String, Sendable, CaseIterable {
    /// For the main job: at most about 12 s.
    case quick
    /// Every page count, peer state and peer count: minutes.
    case thorough
  }

  public let plan: Plan
  /// CPUs this process may use, the initiator's first. Ids need not be contiguous; empty: one CPU,
  /// whichever the scheduler gives.
  public let cpus: [Int]
  /// The measurements in the order they are reported.
  public let cases: [BarrierCase]

  /// All cases of a plan.
  public init(plan: Plan = .quick, cpus: [Int]) {
    let cpus = BarrierSuite.distinct(cpus)
    self.init(
      plan: plan, cpus: cpus, cases: BarrierSuite.cases(plan: plan, usable: max(cpus.count, 1)))
  }

  /// Chosen cases. Cases of one primitive and page count are interleaved if they are adjacent.
  public init(plan: Plan, cpus: [Int], cases: [BarrierCase]) {
    self.plan = plan
    self.cpus = BarrierSuite.distinct(cpus)
    self.cases = cases
  }

  private static func distinct(_ cpus: [Int]) -> [Int] {
    var seen: Set<Int> = []
    return cpus.filter { seen.insert($0).inserted }
  }
}
