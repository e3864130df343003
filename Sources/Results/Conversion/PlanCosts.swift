import Fleet
import Formula
import HugeTLB
import Tradeoff

/// What HVO costs on a machine like those of a plan, from a result measured there.
public struct PlanCosts: Sendable {
  private let name: String
  private let architecture: String?
  private let verdicts: [VerdictRow]
  private let kernel: KernelMeasuredCosts?

  /// - Throws: ``KernelMeasuredError`` if the result tells neither what protocols cost nor what the
  ///   kernel's own HVO does.
  public init(_ file: ResultFile, name: String) throws(KernelMeasuredError) {
    self.name = name
    architecture = file.host.map { host in
      (try? Architecture(parsing: host.architecture))?.rawValue ?? host.architecture
    }
    verdicts = file.verdicts
    kernel = verdicts.isEmpty ? try KernelMeasuredCosts(file, name: name) : nil
  }

  /// Cores that HVO keeps busy on one host of a class.
  func cores(_ one: HostClass, protocolID: String?) -> Figure {
    guard let protocolID else { return .absent(.count, reason: "no protocol may run") }
    guard architecture == one.model.architecture.rawValue else {
      return .absent(.count, reason: "\(name) is of another architecture")
    }
    if let mismatch = kernel?.mismatch(one.model) { return .absent(.count, reason: mismatch) }
    var sum = 0.0
    for pool in one.pools {
      guard let churn = pool.churn else { return .absent(.count, reason: "no churn is stated") }
      switch costs(pool.size, protocolID) {
      case .failure(let missing): return .absent(.count, reason: missing.reason)
      case .success(let costs):
        let values = TradeoffFormulas.standard.program([
          "churn": .real(churn), "demotions": .real(0), "cpus": .real(1),
          "hvo_software_ns": .real(costs.hvo), "de_hvo_software_ns": .real(costs.deHVO),
          "hvo_batch": .real(1), "hvo_flushes": .real(0), "hvo_stops": .real(0),
          "de_hvo_batch": .real(1), "de_hvo_flushes": .real(0), "de_hvo_stops": .real(0),
        ])
        guard let cores = values["cpu_cores"]?.real else {
          return .absent(.count, reason: "beyond the largest number")
        }
        sum += cores
      }
    }
    return Figure(sum, .count, .modelled(from: "the file's churn and the costs in \(name)"))
  }

  private struct Missing: Error { let reason: String }

  private func costs(
    _ size: HugePageSize, _ protocolID: String
  ) -> Result<(hvo: Double, deHVO: Double), Missing> {
    if let kernel {
      let (hvo, deHVO) = (kernel.cost(size, .allocate), kernel.cost(size, .free))
      guard let there = hvo.nanoseconds, let back = deHVO.nanoseconds else {
        return .failure(Missing(reason: hvo.isKnown ? deHVO.basis : hvo.basis))
      }
      return .success((there, back))
    }
    guard
      let row = verdicts.first(where: {
        $0.protocolID == protocolID && $0.sizeBytes == Int64(size.bytes)
      })
    else { return .failure(Missing(reason: "\(name) has no \(protocolID) at \(size)")) }
    guard let there = row.costHVO.value, let back = row.costDeHVO.value else {
      return .failure(Missing(reason: row.costHVO.reason ?? row.costDeHVO.reason ?? "not known"))
    }
    return .success((there, back))
  }
}
