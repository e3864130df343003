internal import Vmemmap

/// Reads what `set` and `swap` store: `{entries: tails, to: shared-tail, permission: ro}`.
struct MappingReader {
  /// What `to` can name beside a frame.
  enum Target: String, CaseIterable { case invalid, table, block }

  static let attributeKeys = [
    "memory", "inner", "outer", "shareability", "contiguous", "non-global",
  ]
  private let fields: Fields

  init(_ value: Element, of step: String) throws(ProtocolFileError) {
    fields = try Fields(
      value, of: step, known: ["entries", "to", "permission", "nt"] + Self.attributeKeys)
  }

  func read() throws(ProtocolFileError) -> (Entries, Mapping) {
    let entries = try fields.required("entries", "which entries are stored")
      .choice(of: "entries", from: Entries.allCases)
    let targets = Target.allCases.map(\.rawValue) + Frame.allCases.map(\.rawValue)
    let to = try fields.required("to", "one of \(targets.joined(separator: ", "))")
    let word = try to.text(of: "to")
    if let frame = Frame(rawValue: word) {
      try fields.refuse(["nt"], because: "only a block has nT")
      return (entries, .page(frame, try permission(), try attributes()))
    }
    guard let target = Target(rawValue: word) else {
      throw to.unknown(word, of: "to", among: targets)
    }
    try fields.refuse(Self.attributeKeys, because: "only a page takes attributes")
    switch target {
    case .invalid, .table:
      try fields.refuse(["permission", "nt"], because: "\(word) has none")
      return (entries, target == .table ? .table : .invalid)
    case .block: return (entries, .block(try permission(), nT: try fields.flag("nt")))
    }
  }

  private func permission() throws(ProtocolFileError) -> Permission {
    try fields.required("permission", "rw, ro or ro-dbm")
      .choice(of: "permission", from: Permission.allCases)
  }

  private func attributes() throws(ProtocolFileError) -> Attributes {
    let usual = Attributes.kernelData
    return Attributes(
      memoryType: try fields.choice(
        "memory", from: Attributes.MemoryType.allCases, or: usual.memoryType),
      inner: try fields.choice("inner", from: Attributes.Cacheability.allCases, or: usual.inner),
      outer: try fields.choice("outer", from: Attributes.Cacheability.allCases, or: usual.outer),
      shareability: try fields.choice(
        "shareability", from: Attributes.Shareability.allCases, or: usual.shareability),
      contiguous: try fields.flag("contiguous"), nonGlobal: try fields.flag("non-global"))
  }
}
