/// Whether a kernel can free the vmemmap of hugetlb pages at all on an architecture.
public enum HVOSupport: Sendable, Hashable {
  /// It can, if built with CONFIG_HUGETLB_PAGE_OPTIMIZE_VMEMMAP.
  case supported(String)
  /// It can't; the figures are what HVO would save.
  case notSupported(String)
  /// The version decides and isn't known, or the first version isn't.
  case uncertain(String)

  /// Why, in one line.
  public var reason: String {
    switch self {
    case .supported(let text), .notSupported(let text), .uncertain(let text): text
    }
  }

  /// What the savings depend on, in one line; nil where nothing does.
  public var condition: String? {
    switch self {
    case .supported: nil
    case .notSupported(let text): "would save: " + text
    case .uncertain(let text): "saves if this kernel has HVO: " + text
    }
  }

  /// Whether the figures are conditional: "would save" instead of "saves".
  public var isSupported: Bool { if case .supported = self { true } else { false } }
}

extension Architecture {
  /// Support in the mainline kernel; vendor kernels may differ.
  ///
  /// - Parameter kernel: nil for the newest.
  public func hvoSupport(_ kernel: KernelVersion?) -> HVOSupport {
    if let kernel, kernel.vmemmapReservePages == nil { return .notSupported("no HVO before 5.14") }
    switch self {
    case .x86_64: return .supported("x86_64 has HVO since 5.14")
    case .riscv64: return since(6, 5, "riscv64 has HVO since about 6.5", kernel)
    case .loongarch64:
      return since(6, 4, "loongarch64 has HVO since about 6.4, for PMD-size pages only", kernel)
    case .s390x:
      let disabled =
        "s390x selected HVO (00a34d5a99c0) and disabled it again in 6.18-rc4 (64e2f60f355e)"
      guard let kernel, kernel < KernelVersion(6, 18, candidate: 4) else {
        return .notSupported(disabled)
      }
      return .uncertain(disabled + "; the version that first had it isn't on record here")
    case .ppc64: return .notSupported("powerpc optimises the vmemmap of DAX only, not of hugetlb")
    case .arm64:
      let removed = "arm64 lost HVO in 6.3 (060a2c92d1b6: it needs break-before-make)"
      guard let kernel, !kernel.has(mergedFor: 6, 3) else { return .notSupported(removed) }
      return .uncertain(removed + "; earlier kernels that had it broke that rule")
    }
  }

  private func since(
    _ major: UInt32, _ minor: UInt32, _ text: String, _ kernel: KernelVersion?
  ) -> HVOSupport {
    guard let kernel, !kernel.has(mergedFor: major, minor) else { return .supported(text) }
    return .notSupported(text)
  }
}
