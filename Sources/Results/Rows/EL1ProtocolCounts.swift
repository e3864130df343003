/// What the payload counted in one direction of one protocol, over all rounds.
public struct EL1ProtocolCounts: Sendable, Hashable, Codable {
  /// Times that the batch was optimised, or restored.
  public var rounds: Int64
  /// Pages read through their address on every core and compared with the frame that the tables
  /// name; those that differed, on the remapping core and on the others.
  public var checks: Int64
  public var staleHere: Int64
  public var staleElsewhere: Int64
  /// Stores that faulted, or didn't, against what the tables say.
  public var permissionMismatches: Int64
  // Data aborts that were taken, decoded.
  public var translationFaults: Int64
  public var accessFlagFaults: Int64
  public var permissionFaults: Int64
  public var conflictAborts: Int64
  /// Accesses of the walkers on the other cores, and references that they took.
  public var reads: Int64
  public var gets: Int64
  public var lostReferences: Int64
  public var wrongReads: Int64
  public var freedReads: Int64
  public var failedSwaps: Int64
  public var gaveUp: Int64
  // What was executed.
  public var tlbis: Int64
  public var dsbs: Int64
  public var isbs: Int64
  /// Times that the other cores were brought to a stand, and interrupts sent for it.
  public var pauses: Int64
  public var interrupts: Int64
  public var framesFreed: Int64
  public var framesTaken: Int64
}
