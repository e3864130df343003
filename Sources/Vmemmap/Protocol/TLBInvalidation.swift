/// One TLB invalidation: on arm64 a TLBI instruction, on x86 its counterpart (INVLPG or a full
/// flush; `innerShareable` reach there means an IPI shootdown).
public struct TLBInvalidation: Sendable, Hashable {
  public enum Extent: Sendable, Hashable {
    /// Everything (VMALLE1; `flush_tlb_all`).
    case everything
    /// One instruction per page of these entries (VAAE1).
    case address(Entries)
    /// One range instruction over these entries (RVAAE1, FEAT_TLBIRANGE).
    case range(Entries)
  }
  public enum Reach: String, Sendable, Hashable, CaseIterable {
    /// Every PE of the Inner Shareable domain (…IS).
    case innerShareable = "is"
    /// Only the PE that executes it.
    case local
  }

  public var extent: Extent
  public var reach: Reach
  /// Only entries of the last level (VAALE1): cached tables stay.
  public var lastLevelOnly: Bool
  /// The level hint (TTL) 1, 2 or 3; nil for none. A wrong hint makes the invalidation optional.
  public var levelHint: Int?

  public init(
    _ extent: Extent, reach: Reach = .innerShareable, lastLevelOnly: Bool = false,
    levelHint: Int? = nil
  ) {
    self.extent = extent
    self.reach = reach
    self.lastLevelOnly = lastLevelOnly
    self.levelHint = levelHint
  }

  /// The instruction's name, such as `VMALLE1IS` or `VAALE1IS`.
  public var mnemonic: String {
    let suffix = reach == .innerShareable ? "IS" : ""
    let level = lastLevelOnly ? "L" : ""
    switch extent {
    case .everything: return "VMALLE1" + suffix
    case .address: return "VAA\(level)E1" + suffix
    case .range: return "RVAA\(level)E1" + suffix
    }
  }
}
