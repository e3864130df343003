internal import PageTemplates
public import Results

/// One or several results as one HTML file that needs nothing else.
public struct HTMLReport: Sendable {
  /// A result, its pictures, and what to call it.
  public struct Run: Sendable {
    /// The path of its file.
    public let name: String
    public let result: ResultFile
    let pictures: [PagePicture]

    public init(name: String, result: ResultFile, pictures: [PagePicture] = []) {
      self.name = name
      self.result = result
      self.pictures = pictures
    }
  }

  private let runs: [Run]
  private let formulas: String?

  /// - Parameter formulas: the JavaScript function `tradeoff` of the formulas, one object in and one
  ///   out; with it the page computes what-if rows.
  public init(_ runs: [Run], formulas: String? = nil) {
    self.runs = runs
    self.formulas = formulas
  }

  /// The page, newline at the end; the same runs give the same bytes.
  ///
  /// - Throws: what is wrong with a template of this program.
  public func text() throws -> String {
    var notation = Notation()
    let articles = runs.enumerated().map { index, run in
      ArticleValues(
        run, number: index + 1, among: runs.count, movable: formulas != nil, notation: &notation)
    }
    let names = runs.map { run in
      run.heading(isAlone: runs.count == 1) ?? run.name.split(separator: "/").last.map(String.init)
        ?? run.name
    }
    var hosts: [String] = []
    for name in names where !hosts.contains(name) { hosts.append(name) }
    let heading = "hvo-bench: " + TextStyle(ascii: false).clean(hosts.joined(separator: ", "))
    var values: [String: Any] = [
      "title": heading, "heading": heading, "style": PageTemplate.style,
      "articles": articles.map(\.values), "legend": notation.legend,
    ]
    var contents = articles.flatMap(\.contents)
    if runs.count > 1 {
      contents.insert(["id": "side-by-side", "title": "Side by side"], at: 0)
      values["comparison"] = SideBySide(runs).values(&notation)
    }
    values["contents"] = contents + [["id": "method", "title": "Method"]]
    if let formulas, runs.contains(where: { $0.result.tradeoffs?.isEmpty == false }) {
      values["script"] = formulas + PageTemplate.script
    }
    return try PageLibrary.page(values)
  }
}

extension HTMLReport.Run {
  /// What the page is about: the guests, in short where there are other results, or the host.
  fileprivate func heading(isAlone: Bool) -> String? {
    guard let guest = result.guestName else { return result.host?.name }
    return isAlone ? result.machineName : guest.split(separator: ",").first.map(String.init)
  }
}
