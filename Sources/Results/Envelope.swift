/// What a JSON object is, seen from its top-level keys alone.
struct Envelope: Decodable {
  enum Content: Equatable {
    case result(version: Int)
    /// A file of another tool, by its name.
    case foreign(String)
    case unknown
  }

  let content: Content

  private enum Key: String, CodingKey {
    case schemaVersion, context, benchmarks, results
  }
  private enum HyperfineKey: String, CodingKey { case command }

  init(from decoder: any Decoder) throws {
    let object = try decoder.container(keyedBy: Key.self)
    if object.contains(.schemaVersion) {
      content = .result(version: try object.decode(Int.self, forKey: .schemaVersion))
    } else if object.contains(.context), object.contains(.benchmarks) {
      content = .foreign("Google Benchmark")
    } else if Self.isHyperfine(object) {
      content = .foreign("hyperfine")
    } else {
      content = .unknown
    }
  }

  /// hyperfine writes {"results": [{"command": …}]} and nothing else at the top.
  private static func isHyperfine(_ object: KeyedDecodingContainer<Key>) -> Bool {
    guard var rows = try? object.nestedUnkeyedContainer(forKey: .results), !rows.isAtEnd,
      let first = try? rows.nestedContainer(keyedBy: HyperfineKey.self)
    else { return false }
    return first.contains(.command)
  }
}
