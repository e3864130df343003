/// Why a simulated vmemmap can't be made.
public enum SimulationProblem: Error, Sendable, Hashable, CustomStringConvertible {
  /// The system refused memory.
  case noMemory(bytes: Int)
  /// Real memory behind every frame would take more than the simulator's limit.
  case contentsTooLarge(bytes: Int, most: Int)
  /// The architecture has no such base page.
  case pageSize(UInt64, architecture: String)

  public var description: String {
    switch self {
    case .noMemory(let bytes):
      "no memory for a simulated vmemmap of \(bytes) bytes: take fewer huge pages or windows"
    case .contentsTooLarge(let bytes, let most):
      "contents of \(bytes) bytes: at most \(most); take fewer huge pages or tables only"
    case .pageSize(let bytes, let architecture):
      "base pages of \(bytes) bytes: \(architecture) has none"
    }
  }
}
