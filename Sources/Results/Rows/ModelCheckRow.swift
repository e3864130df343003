/// A prediction, or a published figure, beside what the running kernel did.
public struct ModelCheckRow: Sendable, Hashable, Codable {
  public enum Agreement: String, Sendable, Hashable, Codable, CaseIterable {
    /// Exact figures, equal.
    case exact
    /// Exact figures that should be equal, and aren't.
    case different
    /// Costs, which no model predicts exactly: the reader compares.
    case compare
    /// One side is missing.
    case missing
  }

  /// "vmemmap pages freed, N = 512".
  public var what: String
  public var sizeBytes: Int64?
  /// Predicted by this program or published by others; the provenance tells.
  public var model: Figure
  /// Measured here.
  public var machine: Figure
  public var agreement: Agreement
  /// Measured over predicted or published; nil unless both are there and neither is 0, and in older
  /// files.
  public var ratio: Figure?
  /// Hardware of a published figure, or why the sides differ.
  public var note: String?

  public init(
    what: String, sizeBytes: Int64?, model: Figure, machine: Figure, agreement: Agreement,
    note: String? = nil
  ) {
    self.what = what
    self.sizeBytes = sizeBytes
    self.model = model
    self.machine = machine
    self.agreement = agreement
    if let measured = machine.value, let predicted = model.value, measured != 0, predicted != 0 {
      ratio = Figure(
        measured / predicted, .count,
        .derived(from: "this kernel's figure over the predicted or published one"))
    }
    self.note = note
  }
}
