/// What to do with HVO for one hugetlb size, leaving aside whether the kernel has it.
public enum Decision: Sendable, Hashable {
  /// On, with this protocol.
  case on(Candidate)
  /// On with this protocol, but only while its condition holds.
  case onIf(Candidate, condition: String)
  /// Legal and saving, but what it costs isn't known.
  case costUnknown(Candidate, reason: String)
  /// Legal and saving, at a known cost, but whether it should be on isn't known.
  case answerUnknown(Candidate, reason: String)
  /// Only for pools set up at boot.
  case onlyAtBoot(Candidate, why: Obstacle)
  case off(Obstacle)

  /// What stands against HVO at run time.
  public enum Obstacle: Sendable, Hashable {
    /// HVO frees nothing of this size.
    case nothingToFree(String)
    /// The page tables take as much as HVO frees, or more.
    case tablesOutweigh
    /// No protocol is known to be legal; the first that breaks a rule, and how many more there are.
    case illegal(protocolID: String, rule: String, others: Int)
    /// No protocol was judged; the first one's reason.
    case notJudged(protocolID: String, reason: String)
    /// The stated churn is above what the share of one core allows.
    case churnTooHigh(Candidate)
    /// The workload speaks against every legal protocol; the cheapest of them.
    case objection(Candidate, Objection)
    /// There was no protocol to judge.
    case noProtocol
  }

  /// The protocol that it is about; nil where none was looked at.
  public var candidate: Candidate? {
    switch self {
    case .on(let candidate), .onIf(let candidate, _), .costUnknown(let candidate, _),
      .answerUnknown(let candidate, _),
      .onlyAtBoot(let candidate, _), .off(.churnTooHigh(let candidate)),
      .off(.objection(let candidate, _)):
      candidate
    case .off: nil
    }
  }
}
