public import HugeTLB
import KernelHVO
import Measurement
public import Tradeoff
import Vmemmap

/// What the kernel's own HVO costs, from a result of hvo-bench kernel.
public struct KernelMeasuredCosts: Sendable {
  /// Machine and kernel, for the provenance.
  public let source: String
  /// Name of the file, and when it was measured.
  public let name, date: String
  /// The machine that was measured; nil if the file names none.
  public let host: HostRecord?
  private let rows: [KernelCostRow]
  private let architecture: Architecture?
  private let version: KernelVersion?

  /// - Throws: ``KernelMeasuredError`` if the result tells of none.
  public init(_ file: ResultFile, name: String) throws(KernelMeasuredError) {
    guard !file.kernelCosts.isEmpty else { throw KernelMeasuredError(name: name) }
    rows = file.kernelCosts
    (self.name, date) = (name, file.created)
    source = file.host.map { "\($0.name), kernel \($0.kernel)" } ?? name
    host = file.host
    architecture = file.host.flatMap { try? Architecture(parsing: $0.architecture) }
    version = file.host.flatMap { try? KernelVersion(parsing: $0.kernel) }
  }

  /// Why the costs aren't those of another kernel: it is of another architecture, or runs another
  /// protocol; nil if they may stand for it.
  public func mismatch(_ model: KernelModel) -> String? {
    guard let architecture, let version else {
      return "\(name) doesn't name the kernel that was measured"
    }
    guard architecture == model.architecture else {
      return "\(name) was measured on \(architecture.rawValue), not \(model.architecture.rawValue)"
    }
    let measured = BuiltInProtocol.ofKernel(version, on: architecture)?.rawValue ?? "no HVO"
    let asked = BuiltInProtocol.ofKernel(model.version, on: architecture)?.rawValue ?? "no HVO"
    guard measured != asked else { return nil }
    let kernel = model.version.map { "kernel \($0)" } ?? "the newest rule"
    return
      "\(name) was measured of kernel \(version), which runs \(measured); \(kernel) runs \(asked)"
  }

  /// CPU time that HVO adds to allocating, freeing or demoting one huge page.
  public func cost(_ size: HugePageSize, _ operation: KernelTimingRow.Operation) -> Cost {
    let matching = rows.filter { $0.sizeBytes == Int64(size.bytes) && $0.operation == operation }
    // Waiting for RCU isn't CPU time.
    guard let row = matching.first(where: { $0.rcu == .normal }) ?? matching.first else {
      return .unknown("\(operation.rawValue) of \(size) wasn't measured on \(source)")
    }
    guard let value = row.cpuPerHugePage.value else {
      return .unknown(row.cpuPerHugePage.reason ?? "not measured")
    }
    let interval = row.cpuPerHugePage.interval
    guard value > 0, interval.map({ $0.low > 0 }) ?? true else {
      return .unknown(
        "\(operation.rawValue) of \(size) on \(source): HVO on and off can't be told apart")
    }
    return .known(
      value, from: "HVO on less off, measured on \(source), \(date)",
      interval: interval.map {
        Measurement.Interval(low: $0.low, high: $0.high, confidence: $0.confidence)
      }, origin: .measured)
  }
}

/// A result without what the kernel's own HVO costs.
public struct KernelMeasuredError: Error, Sendable, Hashable, CustomStringConvertible {
  public let name: String

  public var description: String {
    "\(name) doesn't say what the kernel's HVO adds per huge page (kernelCosts); give a result of"
      + " 'hvo-bench kernel' of this version"
  }
}
