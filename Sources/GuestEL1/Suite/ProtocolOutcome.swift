public import Vmemmap

/// One direction of one protocol on one guest, over all rounds.
public struct ProtocolOutcome: Sendable, Hashable {
  public let guest: Guest
  public let remap: RemapProtocol
  /// The fault that was put in; nil for the protocol as it is.
  public let control: Control?
  public let direction: RemapProtocol.Direction
  public let prediction: Prediction?
  /// Huge pages of one batch.
  public let folios: Int
  /// nil if it wasn't run.
  public let seen: Seen?
  /// Why it wasn't run.
  public let refusal: String?

  /// What the payload counted.
  public struct Seen: Sendable, Hashable {
    public var rounds = 0
    /// Of CNTVCT_EL0 and PMCCNTR_EL0, over all rounds.
    public var ticks: UInt64 = 0
    public var cycles: UInt64 = 0
    public var tlbis = 0
    public var dsbs = 0
    public var isbs = 0
    /// Times that the other cores were brought to a stand, and the interrupts sent for it.
    public var pauses = 0
    public var interrupts = 0
    public var failedSwaps = 0
    public var gaveUp = 0
    public var framesFreed = 0
    public var framesTaken = 0
    public var translationFaults = 0
    public var accessFlagFaults = 0
    public var permissionFaults = 0
    public var conflictAborts = 0
    /// Accesses of the walkers, references that they took, and what they met.
    public var reads = 0
    public var gets = 0
    public var lostGets = 0
    public var wrongReads = 0
    public var freedReads = 0
    /// Pages compared with their token on every core, and those that differed, on the remapping
    /// core and on the others.
    public var checks = 0
    public var staleHere = 0
    public var staleThere = 0
    /// Stores that faulted, or didn't, against what the tables say.
    public var permissionMismatches = 0
    /// PMU events in the order of the plan.
    public var events: [UInt64] = []
  }

  /// The kinds of thing that were seen.
  public var observations: Set<Observation> {
    guard let seen else { return [] }
    var kinds: Set<Observation> = []
    func add(_ kind: Observation, _ counts: Int...) {
      if counts.contains(where: { $0 > 0 }) { kinds.insert(kind) }
    }
    add(.translationFault, seen.translationFaults)
    add(.accessFlagFault, seen.accessFlagFaults)
    add(.permissionFault, seen.permissionFaults)
    add(.conflictAbort, seen.conflictAborts)
    add(
      .staleTranslation, seen.staleHere, seen.staleThere, seen.freedReads,
      seen.permissionMismatches)
    add(.lostReference, seen.lostGets)
    add(.wrongContents, seen.wrongReads)
    add(.givenUp, seen.gaveUp)
    return kinds
  }

  /// Whether what was seen is within what the checker predicts; nil if it wasn't run or checked.
  public var agrees: Bool? {
    guard seen != nil, let prediction else { return nil }
    return prediction.allows(observations)
  }
}
