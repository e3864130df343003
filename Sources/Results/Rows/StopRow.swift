/// The kernel's `stop_machine` run for real, or the control beside it: what the one who asks waits,
/// and how long each CPU stood.
public struct StopRow: Sendable, Hashable, Codable {
  /// One CPU over all writes.
  public struct CPU: Sendable, Hashable, Codable {
    public var cpu: Int
    /// Writes during which it was watched.
    public var n: Int
    /// Writes during which its observer got no turn.
    public var unobserved: Int
    public var p50: Figure
    public var maximum: Figure
  }

  /// Stable name: "stop-machine-clocksource", "clocksource-unchanged", …
  public var id: String
  public var title: String
  /// Whether the kernel stops every CPU for it; false for controls.
  public var stops: Bool
  /// Timed writes.
  public var n: Int
  public var p50: Figure
  public var p99: Figure
  public var maximum: Figure
  /// The longest gap in a CPU's tight loop during one write, over all watched CPUs.
  public var stoodP50: Figure
  public var stoodMaximum: Figure
  /// From the first CPU's standstill to the last one's.
  public var skewP50: Figure
  public var cpus: [CPU]
  /// Why nothing was measured; the figures are then absent with the same reason.
  public var failure: String?
}
