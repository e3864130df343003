extension HVOStatus {
  /// What to type to switch it on, or off if it is on; one line each, nothing if nothing helps.
  ///
  /// Pages that are already in a pool keep their state (Documentation/admin-guide/sysctl/vm.rst).
  public var advice: [String] {
    switch state {
    case .on: switchLines(to: false)
    case .off: switchLines(to: true)
    case .unavailable(let obstacle): obstacle.remedy.map { [$0] } ?? []
    case .unknown: []
    }
  }

  private func switchLines(to on: Bool) -> [String] {
    let word = on ? "on" : "off"
    let boot = "at boot: hugetlb_free_vmemmap=\(word) on the kernel's command line"
    switch writable {
    case .known(true): return [now(on) + " as root", boot]
    case .known(false): return [boot + " (this kernel can't change it later)"]
    case .unknown(let reason):
      return sysctl.value == nil ? [boot] : [now(on) + "; " + reason, boot]
    }
  }

  private func now(_ on: Bool) -> String {
    "now, for huge pages allocated from then on: sysctl -w vm.hugetlb_optimize_vmemmap=\(on ? 1 : 0)"
  }
}
