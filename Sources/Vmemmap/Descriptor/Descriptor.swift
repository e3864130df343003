/// What a page-table entry says.
public enum Descriptor: Sendable, Hashable {
  /// Not valid, whatever its other bits hold.
  case invalid(raw: UInt64)
  /// Points to a table in `frame`.
  case table(frame: UInt64)
  /// Maps memory.
  case leaf(Leaf)

  /// An entry that maps one page or block.
  public struct Leaf: Sendable, Hashable {
    public var frame: UInt64
    public var isBlock: Bool
    public var permission: Permission
    public var attributes: Attributes
    public var accessFlag: Bool
    /// The nT bit of a VMSAv8-64 Block descriptor.
    public var nT: Bool
    /// Executable by the kernel.
    public var executable: Bool
  }
}

extension Descriptor: CustomStringConvertible {
  /// One line for a trace, such as `page 0x1f2 ro AF`.
  public var description: String {
    switch self {
    case .invalid(let raw): return raw == 0 ? "invalid" : "invalid (0x\(String(raw, radix: 16)))"
    case .table(let frame): return "table 0x\(String(frame, radix: 16))"
    case .leaf(let leaf):
      var words = [leaf.isBlock ? "block" : "page", "0x" + String(leaf.frame, radix: 16)]
      words.append(leaf.permission.rawValue)
      if leaf.accessFlag { words.append("AF") }
      if leaf.nT { words.append("nT") }
      if leaf.executable { words.append("X") }
      words += leaf.attributes.differences
      return words.joined(separator: " ")
    }
  }
}

extension Attributes {
  /// What differs from the vmemmap's usual mapping, in short words.
  var differences: [String] {
    let usual = Attributes.kernelData
    var words: [String] = []
    if memoryType != usual.memoryType {
      words.append(memoryType.rawValue)
    } else if inner != usual.inner || outer != usual.outer {
      words.append("i\(inner.rawValue)/o\(outer.rawValue)")
    }
    if shareability != usual.shareability { words.append(shareability.rawValue) }
    if contiguous { words.append("Cont") }
    if nonGlobal { words.append("nG") }
    return words
  }
}
