/// Why a simulated vmemmap can't be made.
public enum SimulationProblem: Error, Sendable, Hashable, CustomStringConvertible {
  /// The system refused memory.
  case noMemory(bytes: Int)

  public var description: String {
    switch self {
    case .noMemory(let bytes):
      "no memory for a simulated vmemmap of \(bytes) bytes: take fewer huge pages or windows"
    }
  }
}
