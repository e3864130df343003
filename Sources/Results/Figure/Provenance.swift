/// Where a figure comes from. Figures of different kinds are never mixed without saying so.
public enum Provenance: Sendable, Hashable {
  /// Timed or counted by this program.
  /// - Parameters:
  ///   - where: the machine or the room, "this machine" or "simulated vmemmap, this machine".
  ///   - samples: how many samples stand behind it; nil if it is one reading.
  case measured(where: String, samples: Int?)
  /// Computed from measured or published costs by a model.
  case modelled(from: String)
  /// Taken from a named publication.
  case published(source: String)
  /// Exact arithmetic on stated inputs.
  case derived(from: String)

  /// The kind alone, as JSON and CSV spell it.
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    case measured, modelled, published, derived

    /// One letter for tables.
    public var mark: String {
      switch self {
      case .measured: "m"
      case .modelled: "e"
      case .published: "p"
      case .derived: "d"
      }
    }

    /// What `mark` means.
    public var meaning: String {
      switch self {
      case .measured: "measured, by this run or by one that is named"
      case .modelled: "estimated by a model from measured or published costs"
      case .published: "published by a named source"
      case .derived: "exact arithmetic on stated inputs"
      }
    }
  }

  /// The kind without its detail.
  public var kind: Kind {
    switch self {
    case .measured: .measured
    case .modelled: .modelled
    case .published: .published
    case .derived: .derived
    }
  }

  /// The place, model, source or inputs in words.
  public var detail: String {
    switch self {
    case .measured(let place, _): place
    case .modelled(let from), .derived(let from): from
    case .published(let source): source
    }
  }

  /// Samples behind a measured figure.
  public var samples: Int? {
    if case .measured(_, let samples) = self { samples } else { nil }
  }
}

extension Provenance: Codable {
  private enum Key: String, CodingKey { case kind, detail, samples }

  public init(from decoder: any Decoder) throws {
    let object = try decoder.container(keyedBy: Key.self)
    let detail = try object.decode(String.self, forKey: .detail)
    self =
      switch try object.decode(Kind.self, forKey: .kind) {
      case .measured:
        .measured(where: detail, samples: try object.decodeIfPresent(Int.self, forKey: .samples))
      case .modelled: .modelled(from: detail)
      case .published: .published(source: detail)
      case .derived: .derived(from: detail)
      }
  }

  public func encode(to encoder: any Encoder) throws {
    var object = encoder.container(keyedBy: Key.self)
    try object.encode(kind, forKey: .kind)
    try object.encode(detail, forKey: .detail)
    try object.encodeIfPresent(samples, forKey: .samples)
  }
}
