extension [BarrierRow] {
  /// The rows that a reader compares first: one page, peers running, and what one clock read costs.
  public var digest: [BarrierRow] {
    let floor = first { $0.kind == "floor" }
    return filter {
      if $0.kind == "floor" { return $0 == floor }
      return ($0.pages ?? 1) == 1
        && !($0.kind == "tlb-invalidation" && $0.peerState == "sleeping")
    }
  }
}

extension [ShootdownRow] {
  /// Those of one page.
  public var digest: [ShootdownRow] { filter { ($0.pages ?? 1) == 1 } }
}
