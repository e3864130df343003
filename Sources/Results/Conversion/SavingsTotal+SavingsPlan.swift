public import HugeTLB

extension SavingsTotal {
  /// The total of a plan.
  public init(_ plan: SavingsPlan) {
    let total = plan.total
    let isThere = plan.model.support.isSupported
    self.init(
      poolBytes: Int64(total.pool), vmemmapBeforeBytes: Int64(total.before),
      vmemmapAfterBytes: Int64(total.kept), vmemmapFreedBytes: Int64(total.freed),
      spentBytes: Int64(total.spent), netBytes: isThere ? total.net : 0,
      wouldNetBytes: isThere ? nil : total.net,
      balance: plan.balance.map { balance in
        Balance(
          memoryBytes: Int64(balance.memory.bytes), restBeforeBytes: Int64(balance.restBefore),
          restAfterBytes: Int64(balance.restAfter))
      })
  }
}
