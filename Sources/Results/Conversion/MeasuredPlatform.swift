public import HugeTLB
public import Tradeoff
import Vmemmap

/// A machine whose primitives a result file tells, measured there.
public struct MeasuredPlatform: Sendable, Hashable {
  /// Host, CPU, kernel and file.
  public let source: String
  public let architecture: Architecture
  /// Online CPUs.
  public let cpus: Int
  public let costs: MachineCosts
  /// Why the result was cut short; nil if it is complete.
  public let incompleteReason: String?

  /// Reads a result file.
  public init(reading path: String) throws {
    try self.init(ResultFile(reading: path), name: path)
  }

  /// What a result tells of the primitives' costs; those that it lacks are unknown, with the reason.
  ///
  /// - Throws: if it tells of no machine, or of none of the primitives.
  public init(_ file: ResultFile, name: String) throws(PlatformFileError) {
    guard let host = file.host else { throw PlatformFileError(name: name, problem: .noHost) }
    let architecture: Architecture
    do { architecture = try Architecture(parsing: host.architecture) } catch {
      throw PlatformFileError(name: name, problem: .architecture(host.architecture))
    }
    let cpu = host.cpuModel.map { "\($0), " } ?? ""
    source = "measured on \(host.name) (\(cpu)\(host.kernel)), \(name)"
    self.architecture = architecture
    cpus = max(1, host.onlineCPUs)
    incompleteReason = file.complete ? nil : file.incompleteReason ?? "cut short"
    costs = MachineCosts(PrimitiveEvidence(file, host, architecture, source: source))
    guard costs.knowsAny else { throw PlatformFileError(name: name, problem: .noPrimitive) }
  }
}

/// Why a file can't stand for a machine.
public struct PlatformFileError: Error, Sendable, Hashable, CustomStringConvertible {
  public enum Problem: Sendable, Hashable {
    case noHost
    case architecture(String)
    case noPrimitive
  }

  public let name: String
  public let problem: Problem

  public var description: String {
    let instead = "give a result of 'hvo-bench barriers', of the main job or of 'hvo-bench kernel'"
    return switch problem {
    case .noHost: "\(name) names no machine, so it has no costs; \(instead)"
    case .architecture(let text):
      "\(name) is of a machine with the unknown architecture \"\(text)\"; \(instead)"
    case .noPrimitive:
      "\(name) holds no measured cost of a TLB shootdown, a pause or stop_machine; \(instead)"
    }
  }
}
