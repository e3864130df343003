/// Whether a protocol is legal, what it costs and what it is worth.
public struct VerdictRow: Sendable, Hashable, Codable {
  public enum Verdict: String, Sendable, Hashable, Codable, CaseIterable {
    case legal
    /// Legal if the condition in the reason holds.
    case conditional
    case illegal
    /// The check was cut short or doesn't cover this setting.
    case notJudged = "not-judged"
  }
  /// The checker's answer for one setting.
  public struct Legality: Sendable, Hashable, Codable {
    /// "x86_64", "arm64, FEAT_BBM 0", "arm64, FEAT_BBM 3 + hardware AF".
    public var setting: String
    public var verdict: Verdict
    /// The rule broken or relied on, as the manual names it.
    public var rule: String?
    /// One sentence.
    public var reason: String
  }
  /// One addend of a cost per huge page.
  public struct CostPart: Sendable, Hashable, Codable {
    public var operation: RemapRow.Operation
    /// "page-table stores", "TLB invalidation", "stopping CPUs".
    public var what: String
    public var cost: Figure
  }

  public var protocolID: String
  public var title: String
  /// Huge page size in bytes.
  public var sizeBytes: Int64
  public var legality: [Legality]
  public var costParts: [CostPart]
  /// CPU time per huge page to optimise.
  public var costHVO: Figure
  /// CPU time per huge page to restore.
  public var costDeHVO: Figure
  /// Memory given back per huge page, before page tables.
  public var savedBytes: Int64
  /// Share of one core at which `breakEvenChurn` is stated.
  public var coreShare: Figure
  /// Huge pages allocated and freed per second that cost that share of one core.
  public var breakEvenChurn: Figure

  public init(
    protocolID: String, title: String, sizeBytes: Int64, legality: [Legality],
    costParts: [CostPart], costHVO: Figure, costDeHVO: Figure, savedBytes: Int64,
    corePercent: Double, breakEvenChurn: Figure
  ) {
    self.protocolID = protocolID
    self.title = title
    self.sizeBytes = sizeBytes
    self.legality = legality
    self.costParts = costParts
    self.costHVO = costHVO
    self.costDeHVO = costDeHVO
    self.savedBytes = savedBytes
    coreShare = Figure(corePercent, .percent, .derived(from: "the stated share of one core"))
    self.breakEvenChurn = breakEvenChurn
  }
}
