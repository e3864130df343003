/// What to do with HVO for one hugetlb size.
public enum Decision: Sendable, Hashable {
  /// On, with this protocol.
  case on(Candidate)
  /// On with this protocol, but only while its condition holds.
  case onIf(Candidate, condition: String)
  /// Legal and saving, but what it costs isn't known.
  case costUnknown(Candidate, reason: String)
  /// Only for pools set up at boot.
  case onlyAtBoot(Candidate, why: Obstacle)
  case off(Obstacle)

  /// What stands against HVO at run time.
  public enum Obstacle: Sendable, Hashable {
    /// HVO frees nothing of this size.
    case nothingToFree(String)
    /// The page tables take as much as HVO frees, or more.
    case tablesOutweigh
    /// Every protocol breaks a rule; the first one's.
    case illegal(protocolID: String, rule: String)
    case notJudged(protocolID: String, reason: String)
    /// The stated churn is above what the share of one core allows.
    case churnTooHigh(Candidate)
    case noProtocol
  }
}
