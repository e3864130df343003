internal import Vmemmap
internal import Yams

/// Reads one TLB invalidation: `{form: address, entries: tails, reach: is, level-hint: 3}`.
enum InvalidationReader {
  /// How a TLBI names what it covers.
  enum Form: String, CaseIterable { case all, address, range }

  static let shape = ["form", "entries", "last-level", "level-hint"]

  static func read(_ value: Element) throws(ProtocolFileError) -> TLBInvalidation {
    if case .scalar = value.node {
      // `invalidate: all`
      _ = try value.choice(of: "invalidate", from: [Form.all])
      return TLBInvalidation(.everything)
    }
    let fields = try Fields(value, of: "invalidate", known: shape + ["reach"])
    let reach = try fields.choice(
      "reach", from: TLBInvalidation.Reach.allCases, or: .innerShareable)
    return try read(fields, reach)
  }

  /// `flush` is a complete broadcast invalidation, so it has no reach.
  static func flush(_ value: Element) throws(ProtocolFileError) -> TLBInvalidation {
    if case .scalar = value.node {
      _ = try value.choice(of: "flush", from: [Form.all])
      return TLBInvalidation(.everything)
    }
    return try read(try Fields(value, of: "flush", known: shape), .innerShareable)
  }

  private static func read(
    _ fields: Fields, _ reach: TLBInvalidation.Reach
  ) throws(ProtocolFileError) -> TLBInvalidation {
    let form = try fields.required("form", "all, address (one TLBI a page) or range")
      .choice(of: "form", from: Form.allCases)
    guard form != .all else {
      try fields.refuse(
        ["entries", "last-level", "level-hint"], because: "form all covers everything")
      return TLBInvalidation(.everything, reach: reach)
    }
    let entries = try fields.required("entries", "which entries the \(form.rawValue) form names")
      .choice(of: "entries", from: Entries.allCases)
    return TLBInvalidation(
      form == .address ? .address(entries) : .range(entries), reach: reach,
      lastLevelOnly: try fields.flag("last-level"), levelHint: try hint(fields))
  }

  /// TTL: 1 to 3 promise the level of the leaf; 0 promises nothing, as if left out.
  private static func hint(_ fields: Fields) throws(ProtocolFileError) -> Int? {
    guard let value = fields["level-hint"] else { return nil }
    let word = try value.text(of: "level-hint", "wants 0, 1, 2 or 3")
    guard let level = Int(word), (0...3).contains(level) else {
      throw value.unknown(word, of: "level-hint", among: ["0", "1", "2", "3"])
    }
    return level == 0 ? nil : level
  }
}
