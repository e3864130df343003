public import HugeTLB
public import LinuxHost

extension Conclusion {
  /// What the doctor says in sentences: whether HVO is on and by what, what it does for the pools as
  /// they are, what stands in the way.
  public static func doctor(
    _ host: HostDescription, model: KernelModel, pools: [PoolStateRow],
    limits: Fact<[HugeTLBLimit]>
  ) -> [Conclusion] {
    let hvo = host.hvo
    var texts = [state(hvo)]
    switch hvo.state {
    case .on, .off: texts.append(amount(pools, hvo.state, model))
    case .unavailable, .unknown: break
    }
    if hvo.memmapOnMemory.value == true, hvo.state == .on || hvo.state == .off {
      texts.append(
        "With memory_hotplug.memmap_on_memory on, HVO leaves huge pages alone, one by one, whose vmemmap"
          + " lies in hot-added memory itself.")
    }
    texts += (limits.value ?? []).map { "\($0)." }
    return texts.map { Conclusion(sizeBytes: nil, text: $0.sentence) }
  }

  /// "HVO is compiled in and off: …": what each source says.
  private static func state(_ hvo: HVOStatus) -> String {
    let boot =
      switch hvo.bootParameter {
      case .known(.some(let on)): "boot parameter hugetlb_free_vmemmap=\(on ? "on" : "off")"
      case .known(.none): "no boot parameter hugetlb_free_vmemmap"
      case .unknown(let reason): "boot parameters unknown (\(reason))"
      }
    let sysctl =
      switch hvo.sysctl {
      case .known(let on): "sysctl vm.hugetlb_optimize_vmemmap = \(on ? 1 : 0)"
      case .unknown: "no sysctl vm.hugetlb_optimize_vmemmap that can be read"
      }
    let fixed = hvo.writable.value == false ? ", which this kernel fixes at boot" : ""
    switch hvo.state {
    case .on:
      let by =
        hvo.bootParameter.value == .some(.some(true))
        ? "by the boot parameter, and the sysctl agrees"
        : hvo.sysctl.value == true
          ? "by the sysctl or the kernel's default" : "by the boot parameter"
      return "HVO is on, \(by): \(sysctl)\(fixed); \(boot)."
    case .off: return "HVO is there and off: \(sysctl)\(fixed); \(boot)."
    case .unavailable(let obstacle):
      let remedy =
        obstacle.remedy.map { "; to have it: \($0)" } ?? "; no setting of this machine helps"
      return "HVO can't be used here: \(obstacle)\(remedy)."
    case .unknown(let reason): return "Whether HVO is on isn't known: \(reason)."
    }
  }

  /// What the pools save, could save or lose, or without pages what each GiB would.
  private static func amount(_ pools: [PoolStateRow], _ state: HVOState, _ model: KernelModel)
    -> String
  {
    let filled = pools.filter { ($0.pages ?? 0) > 0 }
    guard !filled.isEmpty else {
      let each = pools.compactMap { pool in
        HugePageSize(bytes: UInt64(clamping: pool.sizeBytes)).flatMap { perGiB($0, model) }
      }
      return each.isEmpty
        ? "The pools are empty, and HVO frees nothing of their sizes."
        : "The pools are empty, so there is nothing to save now. What HVO saves, net of page tables: "
          + each.joined(separator: ", ") + "."
    }
    let parts = filled.map { pool in
      let name = "\(pool.pages ?? 0) x \(SizeLabel.text(pool.sizeBytes))"
      guard let net = pool.couldSaveBytes else { return "\(name): not known" }
      if net == 0 { return "\(name): nothing to save" }
      let amount = bytes(net.magnitude)
      if net < 0 {
        return "\(name): would lose \(amount), since page tables cost more than is freed"
      }
      return switch pool.optimized {
      case .all: "\(name): optimised, saves \(amount)"
      case .none: "\(name): not optimised, would save \(amount)"
      case .some: "\(name): partly optimised, would save \(amount) in all"
      case .unknown, .empty: "\(name): would save \(amount); whether it does isn't known"
      }
    }
    return "The pools today, net of page tables: \(parts.joined(separator: "; "))."
  }

  /// "14.0 MiB of each 1 GiB in 2M pages"; nil where nothing is freed.
  private static func perGiB(_ size: HugePageSize, _ model: KernelModel) -> String? {
    let count = max(1, (1 << 30) / size.bytes)
    guard let savings = try? PoolSavings(Pool(size, count: count), in: model),
      savings.budget.freed > 0
    else { return nil }
    let whole = bytes(savings.budget.pool)
    return "\(bytes(savings.budget.net.magnitude)) of each \(whole) in \(size) pages"
  }

  private static func bytes(_ count: some BinaryInteger) -> String {
    ByteCount(UInt64(clamping: count))?.description ?? "\(count) B"
  }
}

extension String {
  /// With a capital letter at its start.
  fileprivate var sentence: String { prefix(1).uppercased() + dropFirst() }
}
