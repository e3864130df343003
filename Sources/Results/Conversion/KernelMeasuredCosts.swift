public import HugeTLB
import KernelHVO
import Measurement
public import Tradeoff

/// What the kernel's own HVO costs, from a result of hvo-bench kernel.
public struct KernelMeasuredCosts: Sendable {
  /// Machine and kernel, for the provenance.
  public let source: String
  private let rows: [KernelCostRow]

  /// - Throws: ``KernelMeasuredError`` if the result tells of none.
  public init(_ file: ResultFile, name: String) throws(KernelMeasuredError) {
    guard !file.kernelCosts.isEmpty else { throw KernelMeasuredError(name: name) }
    rows = file.kernelCosts
    source = file.host.map { "\($0.name), kernel \($0.kernel)" } ?? name
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
      value, from: "HVO on less off, measured on \(source)",
      interval: interval.map {
        Measurement.Interval(low: $0.low, high: $0.high, confidence: $0.confidence)
      })
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
