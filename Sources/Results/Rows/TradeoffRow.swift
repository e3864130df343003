/// One protocol for one pool, weighed: what the memory is worth, what it costs, what to do.
public struct TradeoffRow: Sendable, Hashable, Codable {
  /// What to do with this protocol on this pool.
  public enum Advice: String, Sendable, Hashable, Codable, CaseIterable {
    case on
    /// On as long as the condition in the reason holds.
    case conditional = "on-if"
    case boot = "only-at-boot"
    case off
    /// The reason says what isn't known.
    case unknown
  }
  /// What the formulas were fed with.
  public struct Input: Sendable, Hashable, Codable {
    /// As the formulas name it.
    public var name: String
    /// What it is, with its unit.
    public var meaning: String
    public var value: Figure

    public init(name: String, meaning: String, value: Figure) {
      (self.name, self.meaning, self.value) = (name, meaning, value)
    }
  }

  public var protocolID: String
  public var title: String
  /// Huge page size in bytes.
  public var sizeBytes: Int64
  /// Huge pages in the pool.
  public var count: Int64
  public var advice: Advice
  /// One sentence.
  public var reason: String
  /// Whether this machine's kernel runs it.
  public var isKernels: Bool
  /// Whether the conclusion is about this one.
  public var isDecisive: Bool
  /// Saved on the pool, page tables taken off.
  public var netBytes: Int64
  /// Worth of that per month.
  public var memoryWorth: Figure
  /// Cores that HVO keeps busy.
  public var cpuCores: Figure
  /// Worth of that per month.
  public var cpuWorth: Figure
  /// Memory less CPU time.
  public var netWorth: Figure
  /// CPUs that stand still at any moment, on average.
  public var stoppedCores: Figure
  /// The longest time that one CPU stands still.
  public var stall: Figure
  /// Huge pages allocated and freed per second that take the stated share of one core.
  public var breakEvenChurn: Figure
  /// The same at which CPU time is worth as much as the memory.
  public var worthBreakEvenChurn: Figure
  /// Share of draws from the measured intervals with the same answer.
  public var sureness: Figure
  /// All of them, in the order of the formulas; the results follow from them alone.
  public var inputs: [Input]
}
