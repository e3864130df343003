/// Why savings can't be computed.
public enum SavingsError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A figure is above 2^63 − 1; the payload names it.
  case overflow(String)
  /// The pools don't fit the machine.
  case exceedsMemory(pool: ByteCount, memory: ByteCount)
  /// The architecture lacks a size asked for.
  case architecture(ArchitectureError)
  /// An explicit placement doesn't fit the pool.
  case placement(PlacementError)

  public var description: String {
    switch self {
    case .overflow(let what): "\(what): above 2^63 - 1, too large to compute exactly"
    case .exceedsMemory(let pool, let memory):
      "the pools take \(pool.full), more than the memory of \(memory.full):"
        + " the kernel would cut them short"
    case .architecture(let error): error.description
    case .placement(let error): error.description
    }
  }
}

// The words are made only for an error: fleets have a million rows.
func multiply(
  _ a: UInt64, _ b: UInt64, _ what: @autoclosure () -> String
) throws(SavingsError) -> UInt64 {
  let (product, overflow) = a.multipliedReportingOverflow(by: b)
  guard !overflow, product <= ByteCount.max.bytes else { throw .overflow(what()) }
  return product
}

func add(_ a: UInt64, _ b: UInt64, _ what: @autoclosure () -> String) throws(SavingsError) -> UInt64
{
  let (sum, overflow) = a.addingReportingOverflow(b)
  guard !overflow, sum <= ByteCount.max.bytes else { throw .overflow(what()) }
  return sum
}
