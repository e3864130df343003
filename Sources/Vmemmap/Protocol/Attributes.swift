/// The memory attributes of a mapping that break-before-make speaks of (DDI 0487 M.b, D8.17.1).
public struct Attributes: Sendable, Hashable {
  public enum MemoryType: String, Sendable, Hashable, CaseIterable {
    case normal
    case deviceGRE = "device-GRE"
    case deviceNGRE = "device-nGRE"
    case deviceNGnRE = "device-nGnRE"
    case deviceNGnRnE = "device-nGnRnE"
  }
  public enum Cacheability: String, Sendable, Hashable, CaseIterable {
    case nonCacheable = "nc"
    case writeThrough = "wt"
    case writeBack = "wb"
  }
  public enum Shareability: String, Sendable, Hashable, CaseIterable {
    case non = "nsh"
    case inner = "ish"
    case outer = "osh"
  }

  public var memoryType: MemoryType
  public var inner: Cacheability
  public var outer: Cacheability
  public var shareability: Shareability
  /// The Contiguous bit.
  public var contiguous: Bool
  /// nG: the entry is for one ASID only.
  public var nonGlobal: Bool

  public init(
    memoryType: MemoryType = .normal, inner: Cacheability = .writeBack,
    outer: Cacheability = .writeBack, shareability: Shareability = .inner,
    contiguous: Bool = false, nonGlobal: Bool = false
  ) {
    self.memoryType = memoryType
    self.inner = inner
    self.outer = outer
    self.shareability = shareability
    self.contiguous = contiguous
    self.nonGlobal = nonGlobal
  }

  /// As the kernel maps the vmemmap: Normal, write-back, inner shareable, global.
  public static let kernelData = Attributes()
}
