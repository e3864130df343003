public import Vmemmap

/// Why a load can't be timed at all.
public enum RemapProblem: Error, Sendable, Hashable, CustomStringConvertible {
  case layout(LayoutProblem)
  case simulation(SimulationProblem)

  public var description: String {
    switch self {
    case .layout(let problem): problem.description
    case .simulation(let problem): problem.description
    }
  }
}
