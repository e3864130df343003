/// Instructions of one direction of one protocol on one core, counted exactly.
public struct EL1CountRow: Sendable, Hashable, Codable {
  /// One step over the whole batch.
  public struct Step: Sendable, Hashable, Codable {
    /// "phase 2, step 1".
    public var place: String
    /// Such as "tlbi VMALLE1IS".
    public var text: String
    public var instructions: Int64
  }

  /// QEMU's `-cpu`.
  public var cpu: String
  /// The translation granule in bytes.
  public var granuleBytes: Int64
  public var protocolID: String
  public var split: String
  public var operation: RemapRow.Operation
  /// Huge pages of the batch behind the figures.
  public var hugePages: Int64
  // Each of one huge page of that batch.
  public var instructions: Figure
  /// Without allocating, copying and freeing frames and filling tables.
  public var mmuInstructions: Figure
  public var tlbis: Figure
  public var dsbs: Figure
  public var isbs: Figure
  /// Interrupts to each other core.
  public var interrupts: Figure
  public var steps: [Step]
}
