/// What a check of one program or protocol in one setting came to.
public struct CheckResult: Sendable, Hashable {
  public let setting: CheckSetting
  /// Everything found, violations first; each kind once per entry, with the shortest run to it.
  public let findings: [Finding]
  public let legality: Legality
  /// Distinct states explored.
  public let states: Int
  /// Whether the search ended by itself: every interleaving within the stated CPUs was seen.
  public let isExhaustive: Bool

  public var violations: [Finding] { findings.filter(\.isViolation) }
}
