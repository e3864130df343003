public import Vmemmap

/// What an entry holds: a descriptor without its bits.
public struct EntryValue: Sendable, Hashable {
  public enum Target: Sendable, Hashable {
    case invalid
    /// A PMD entry that points to the PTE table.
    case table
    /// A PMD entry that maps every own frame.
    case block
    /// A PTE.
    case page(FrameName)
  }

  public var target: Target
  public var permission = Permission.readWrite
  public var attributes = Attributes.kernelData
  public var nT = false
  /// Meaningless for `.invalid` and `.table`.
  public var accessFlag = true

  static let invalid = EntryValue(target: .invalid)
  static let table = EntryValue(target: .table)

  static func page(
    _ frame: FrameName, _ permission: Permission, _ attributes: Attributes = .kernelData
  ) -> EntryValue {
    EntryValue(target: .page(frame), permission: permission, attributes: attributes)
  }

  /// Whether it is a block or a page, so that it has an Access flag.
  public var isLeaf: Bool {
    switch target {
    case .block, .page: true
    case .invalid, .table: false
    }
  }

  /// Whether a TLB or walk cache may hold it (I_WZCBG: never an entry that faults).
  public var isCacheable: Bool {
    switch target {
    case .invalid: false
    case .table: true
    case .block, .page: accessFlag
    }
  }

  func with(accessFlag: Bool) -> EntryValue {
    var value = self
    if isLeaf { value.accessFlag = accessFlag }
    return value
  }

  /// The translation that it gives for `entry`; nil if it gives none by itself.
  func frame(for entry: EntryName) -> FrameName? {
    switch target {
    case .invalid, .table: nil
    case .block: .own(entry)
    case .page(let frame): frame
    }
  }

  /// Such as `page -> head copy, rw` or `block, rw, AF=0`.
  public var text: String {
    let rest =
      ", " + permission.rawValue + (accessFlag ? "" : ", AF=0") + (nT ? ", nT" : "")
      + attributesText
    return switch target {
    case .invalid: "invalid"
    case .table: "table"
    case .block: "block" + rest
    case .page(let frame): "page -> " + frame.name + rest
    }
  }

  private var attributesText: String {
    guard attributes != .kernelData else { return "" }
    var words: [String] = []
    if attributes.memoryType == .normal {
      words += ["inner \(attributes.inner.rawValue)", "outer \(attributes.outer.rawValue)"]
    } else {
      words.append(attributes.memoryType.rawValue)
    }
    words.append(attributes.shareability.rawValue)
    if attributes.contiguous { words.append("contiguous") }
    if attributes.nonGlobal { words.append("nG") }
    return ", " + words.joined(separator: " ")
  }
}
