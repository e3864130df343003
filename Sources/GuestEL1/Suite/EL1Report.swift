/// What came of a suite: everything that was finished, and what went wrong.
public struct EL1Report: Sendable {
  /// One for each boot, in order.
  public var guests: [Guest] = []
  public var protocols: [ProtocolOutcome] = []
  public var primitives: [PrimitiveOutcome] = []
  public var counts: [CountOutcome] = []
  /// Of the program that ran the guests; nil until it was asked.
  public var qemu: QEMUVersion?
  /// Each a line that names the guest.
  public var problems: [String] = []

  public init() {}
}
