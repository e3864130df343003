/// What the checker found for one protocol, operation and setting.
public struct CheckRow: Sendable, Hashable, Codable {
  public enum Verdict: String, Sendable, Hashable, Codable, CaseIterable {
    case legal
    /// Legal as long as the conditions hold.
    case conditional
    /// No rule is broken, but a walker can take a fault that nobody handles.
    case faults
    case illegal
    /// The question doesn't arise.
    case notApplicable = "not-applicable"
    /// The bound on states was reached first.
    case undecided
  }
  /// A rule with the document that states it.
  public struct Citation: Sendable, Hashable, Codable {
    /// "R_WHZWS 2".
    public var rule: String
    /// "DDI 0487 M.b, D8.17.1".
    public var edition: String
    /// What it says, in this program's words.
    public var summary: String
  }
  /// One thing that was found.
  public struct Finding: Sendable, Hashable, Codable {
    public var title: String
    /// What is involved, in one sentence.
    public var detail: String
    /// "PTE 0 (head)".
    public var entry: String
    /// The CPU that is hit; 0 is the remapping one.
    public var cpu: Int
    /// Which step, such as "hvo, phase 3, step 2"; nil before the first.
    public var place: String?
    /// Whether it makes the sequence illegal or lets a walker fault.
    public var isViolation: Bool
    public var citation: Citation?
    /// The shortest run to it, line by line; nil unless asked for.
    public var trace: [String]?
  }
  /// The machine and the choices that the verdict holds for.
  public struct Setting: Sendable, Hashable, Codable {
    /// "arm64, FEAT_BBM level 3, hardware AF".
    public var name: String
    /// Short enough for the heading of a column: "3+AF".
    public var label: String
  }

  /// As `--protocol` takes it.
  public var protocolID: String
  public var title: String
  public var operation: RemapRow.Operation
  /// How block PMDs are split.
  public var split: String
  public var setting: Setting
  public var verdict: Verdict
  /// The rule broken, as the manual names it; nil where none is.
  public var rule: String?
  /// One line.
  public var reason: String
  /// What a legal verdict leans on.
  public var conditions: [String]
  public var findings: [Finding]
  /// Distinct states explored.
  public var states: Int64
  /// Whether every interleaving within the stated CPUs was seen.
  public var isExhaustive: Bool
  /// Time that the check took.
  public var time: Figure
}
