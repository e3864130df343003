extension ReferenceData {
  /// What the shape alone doesn't guarantee: sources, unique names, and names that resolve.
  func check() throws(ReferenceDataError) {
    try Self.unique(figures.map(\.id), in: "published.yaml")
    for figure in figures { try Self.check(figure) }
    try Self.unique(platforms.map(\.id), in: "platforms.yaml")
    for platform in platforms { try check(platform) }
  }

  private static func check(_ figure: PublishedFigure) throws(ReferenceDataError) {
    func fail(_ problem: ReferenceDataError.Problem) -> ReferenceDataError {
      ReferenceDataError(file: "published.yaml", problem: problem)
    }
    let fields = [
      ("id", figure.id), ("what", figure.what), ("hardware", figure.hardware),
      ("kernel", figure.kernel), ("source.author", figure.source.author),
      ("source.series", figure.source.series), ("source.date", figure.source.date),
      ("values", figure.values.map(\.unit).joined()),
    ]
    for (field, text) in fields where text.allSatisfy(\.isWhitespace) {
      throw fail(.blank(id: figure.id, field: field))
    }
    if let name = repeated(figure.values.map(\.name)) {
      throw fail(.repeatedName(id: figure.id, name: name))
    }
    for ratio in figure.ratios ?? [] {
      for name in [ratio.of, ratio.by] where figure.value(name) == nil {
        throw fail(.unknownName(id: figure.id, name: name))
      }
    }
  }

  private func check(_ platform: Platform) throws(ReferenceDataError) {
    func fail(_ problem: ReferenceDataError.Problem) -> ReferenceDataError {
      ReferenceDataError(file: "platforms.yaml", problem: problem)
    }
    if let name = Self.repeated(platform.parameters.map(\.name.rawValue)) {
      throw fail(.repeatedName(id: platform.id, name: name))
    }
    for parameter in platform.parameters {
      let name = parameter.name.rawValue
      let isFounded = parameter.derivation != nil && parameter.meaning != nil
      guard (parameter.value != nil) != (parameter.none != nil),
        (parameter.value != nil) == isFounded
      else { throw fail(.unfounded(id: platform.id, parameter: name)) }
      if let derivation = parameter.derivation, derivation.nanoseconds(from: figures) == nil {
        throw fail(.unknownName(id: platform.id, name: derivation.figure))
      }
    }
  }

  static func unique(_ ids: [String], in file: String) throws(ReferenceDataError) {
    if let id = repeated(ids) { throw ReferenceDataError(file: file, problem: .repeatedID(id)) }
  }

  /// The first name that is there twice.
  private static func repeated(_ names: [String]) -> String? {
    var seen: Set<String> = []
    return names.first { !seen.insert($0).inserted }
  }
}
