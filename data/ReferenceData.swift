internal import Yams

/// Facts from outside, embedded at build time and checked when read.
public struct ReferenceData: Sendable, Hashable {
  /// data/published.yaml, in its order.
  public let figures: [PublishedFigure]
  /// data/platforms.yaml, in its order.
  public let platforms: [Platform]

  /// The embedded data.
  public init() throws(ReferenceDataError) {
    try self.init(
      published: String(decoding: PackageResources.published_yaml, as: UTF8.self),
      platforms: String(decoding: PackageResources.platforms_yaml, as: UTF8.self))
  }

  /// Data from YAML text in the form of the files in data/.
  ///
  /// - Throws: the first problem found, with the file and the entry.
  public init(published: String, platforms: String) throws(ReferenceDataError) {
    figures = try Self.decode(PublishedFile.self, published, "published.yaml").figures
    self.platforms = try Self.decode(PlatformsFile.self, platforms, "platforms.yaml").platforms
    try check()
  }

  private struct PublishedFile: Decodable { let figures: [PublishedFigure] }
  private struct PlatformsFile: Decodable { let platforms: [Platform] }

  static func decode<File: Decodable>(
    _ type: File.Type, _ text: String, _ file: String
  ) throws(ReferenceDataError) -> File {
    do { return try YAMLDecoder().decode(type, from: text) } catch {
      throw ReferenceDataError(file: file, problem: .malformed(detail(of: error)))
    }
  }

  /// One line: where, and what.
  private static func detail(of error: any Error) -> String {
    func place(_ context: DecodingError.Context) -> String {
      let path = context.codingPath.map { $0.intValue.map { "[\($0)]" } ?? "." + $0.stringValue }
      return path.isEmpty ? "top level" : String(path.joined().drop { $0 == "." })
    }
    let text: String
    switch error {
    case DecodingError.keyNotFound(let key, let context):
      text = "\(place(context)): \(key.stringValue) is missing"
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
      text = "\(place(context)): \(context.debugDescription)"
    case DecodingError.dataCorrupted(let context):
      let cause = context.underlyingError.map { "\($0)" } ?? context.debugDescription
      text = "\(place(context)): \(cause)"
    default: text = "\(error)"
    }
    return text.split(whereSeparator: \.isNewline).joined(separator: "; ")
  }
}
