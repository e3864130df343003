public import Fleet
import Formula
import HugeTLB
public import Tradeoff

extension PlanRow {
  /// One class of a fleet.
  ///
  /// - Parameter costs: of a machine like these; nil if none was given.
  public init(_ one: HostClass, ranking: ProtocolRanking, prices: Prices, costs: PlanCosts? = nil) {
    let budget = one.budget
    let all = Self.product(budget.net, one.hosts)
    let model = one.model
    let geometry = model.geometry
    let balance = one.balance
    let memory = one.memory?.bytes
    let hvo = HVOOfClass(one)
    let saved = hvo.isThere ? all : nil
    self.init(
      name: one.name, hosts: Int64(clamping: one.hosts), architecture: model.architecture.rawValue,
      basePageBytes: Int64(geometry.page.bytes), structPageBytes: Int64(geometry.structPage.bytes),
      kernel: model.version?.description, isSupported: hvo.isThere,
      support: hvo.reason,
      pools: one.pools.map {
        PlannedPool(
          sizeBytes: Int64($0.size.bytes), node: $0.node.map { Int64($0) },
          count: Int64(clamping: $0.count))
      },
      memoryBytes: memory.map { Int64($0) }, poolBytes: Int64(budget.pool),
      vmemmapBeforeBytes: Int64(budget.before), vmemmapAfterBytes: Int64(budget.kept),
      vmemmapFreedBytes: Int64(budget.freed),
      spentBytes: Int64(budget.spent), restBeforeBytes: balance.map { Int64($0.restBefore) },
      restAfterBytes: balance.map { Int64($0.restAfter) }, netBytes: budget.net,
      classNetBytes: all ?? 0, worth: Figure(worthOf: saved, prices, else: hvo.reason),
      hostsWorth: Figure(
        hostsWorth: saved.flatMap { all in
          memory.flatMap { $0 > 0 ? Double(all) / Double($0) : nil }
        },
        reason: memory == nil ? "the memory of its hosts isn't stated" : hvo.reason),
      churn: one.churn.map { Figure($0, .perSecond, .derived(from: "the file")) }
        ?? .absent(.perSecond, reason: "not stated"),
      cpuCores: costs.map {
        $0.cores(one, protocolID: hvo.nothing == nil ? ranking.protocolID : nil)
      },
      protocolID: hvo.nothing == nil ? ranking.protocolID : nil,
      protocolReason: hvo.nothing ?? ranking.reason, notes: Self.notes(one, hvo))
  }

  private static func product(_ bytes: Int64, _ hosts: UInt64) -> Int64? {
    guard let hosts = Int64(exactly: hosts) else { return nil }
    let product = bytes.multipliedReportingOverflow(by: hosts)
    return product.overflow ? nil : product.partialValue
  }

  /// Whether there is any HVO for the pools of a class.
  private struct HVOOfClass {
    /// Why none of the pools can be optimised, whatever the kernel has; nil if one can.
    let nothing: String?
    let isThere: Bool
    let reason: String

    init(_ one: HostClass) {
      let reasons = one.pools.map { OptimizableVmemmap($0.size, in: one.model).noSaving }
      let first = reasons.first?.map { "nothing to free: \($0)" }
      nothing = reasons.allSatisfy { $0 != nil } ? first : nil
      isThere = one.model.support.isSupported && nothing == nil
      reason = nothing ?? one.model.support.reason
    }
  }

  private static func notes(_ one: HostClass, _ hvo: HVOOfClass) -> [String] {
    var notes: [String] = []
    if hvo.nothing == nil, let condition = one.model.support.condition { notes.append(condition) }
    if let note = one.model.version?.allocationNote { notes.append(note) }
    for size in Set(one.pools.map(\.size)).sorted() {
      if let reason = OptimizableVmemmap(size, in: one.model).noSaving {
        notes.append("\(size) saves nothing: \(reason)")
      }
    }
    if one.memory != nil, one.balance == nil {
      notes.append("the pools and their vmemmap together take more than the memory of a host")
    }
    return notes
  }
}

extension PlanTotal {
  /// The sums of a fleet.
  public init(_ plan: FleetPlan, prices: Prices) {
    let total = plan.total
    let budget = total.budget
    self.init(
      file: plan.name, rows: Int64(plan.rows), badRows: Int64(plan.badRows),
      classes: Int64(plan.classes.count + plan.furtherClasses), hosts: Int64(total.hosts),
      memoryBytes: total.hostsWithMemory > 0 ? Int64(total.memory) : nil,
      poolBytes: Int64(budget.pool),
      vmemmapBeforeBytes: Int64(budget.before), vmemmapAfterBytes: Int64(budget.kept),
      vmemmapFreedBytes: Int64(budget.freed),
      spentBytes: Int64(budget.spent), netBytes: total.supported.net,
      wouldNetBytes: budget.net - total.supported.net,
      worth: plan.rows == 0
        ? .absent(.moneyPerMonth, reason: "no row can be used")
        : Figure(worthOf: total.supported.net, prices, else: ""),
      hostsWorth: Figure(
        hostsWorth: total.hostsWithMemory > 0 ? total.hostsWorth : nil,
        reason: "the memory of the hosts isn't stated"))
  }
}

extension Figure {
  /// Worth of so many bytes for a month.
  fileprivate init(worthOf bytes: Int64?, _ prices: Prices, else reason: String) {
    guard let bytes else {
      self = .absent(.moneyPerMonth, reason: reason)
      return
    }
    let inputs: [String: FormulaValue] = [
      "net_bytes": .real(Double(bytes)), "memory_price": prices.memory.value,
    ]
    if let worth = TradeoffFormulas.standard.program(inputs)["memory_worth"]?.real {
      self.init(worth, .moneyPerMonth, .modelled(from: prices.memory.basis))
    } else {
      self = .absent(.moneyPerMonth, reason: prices.memory.basis)
    }
  }

  fileprivate init(hostsWorth: Double?, reason: String) {
    if let hostsWorth {
      self.init(hostsWorth, .count, .derived(from: "net saving over the memory of a host"))
    } else {
      self = .absent(.count, reason: reason)
    }
  }
}
