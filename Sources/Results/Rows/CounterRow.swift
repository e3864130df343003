/// One counter tried on this machine, or a role that no event of its CPU plays.
public struct CounterRow: Sendable, Hashable, Codable {
  /// Name as `--events` takes it; nil if the CPU has no event for the role.
  public var event: String?
  /// What a curated event of the CPU stands for: "dtlb-walks"; nil for events of any CPU.
  public var role: String?
  /// Where the count comes from: "hardware", "software", "tracepoint", "interrupts", "vmstat".
  public var rung: String
  /// What one count is.
  public var unit: String
  /// What it tells about HVO and TLB work; nil for names that this tool has no words for.
  public var meaning: String?
  /// Whose work is counted: "user and kernel", "user", "kernel", "whole machine"; nil if none.
  public var counts: String?
  /// What an empty section counts.
  public var emptySection: Figure
  /// Time of the two readings around a section.
  public var readCost: Figure
  /// How it is read: "rdpmc" (no system call), "read" (one system call a group), "proc"; nil if it
  /// can't be counted, and in files from before it was told.
  public var access: String?
  /// What to know about the figure: "user mode only, …".
  public var note: String?
  /// Why it can't be counted; the figures are then absent with the same reason.
  public var failure: String?

  public init(
    event: String?, role: String? = nil, rung: String, unit: String, meaning: String?,
    counts: String?, emptySection: Figure, readCost: Figure, access: String? = nil,
    note: String? = nil, failure: String? = nil
  ) {
    self.event = event
    self.role = role
    self.rung = rung
    self.unit = unit
    self.meaning = meaning
    self.counts = counts
    self.emptySection = emptySection
    self.readCost = readCost
    self.access = access
    self.note = note
    self.failure = failure
  }

  /// A row for what can't be counted: both figures absent with the same reason.
  public static func failed(
    event: String?, role: String? = nil, rung: String, unit: String, meaning: String?,
    reason: String
  ) -> CounterRow {
    CounterRow(
      event: event, role: role, rung: rung, unit: unit, meaning: meaning, counts: nil,
      emptySection: .absent(.count, reason: reason),
      readCost: .absent(.nanoseconds, reason: reason), failure: reason)
  }
}
