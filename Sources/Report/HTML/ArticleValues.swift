internal import Results

/// One result as the values that the article template shows.
struct ArticleValues {
  typealias Values = BlockValues.Values

  let values: Values
  /// Id and title of what the contents list.
  let contents: [[String: String]]

  /// - Parameter movable: whether the page has the formulas for its what-if part.
  init(
    _ run: HTMLReport.Run, number: Int, among count: Int, movable: Bool, notation: inout Notation
  ) {
    let result = run.result
    let id = "r\(number)"
    let style = TextStyle(ascii: false)
    let outline = Outline(result, depth: .both, for: .document)
    var blocks = BlockValues(notation: notation)
    var chapters: [Values] = []
    var contents: [[String: String]] = []
    let hasChurn =
      result.tradeoffs?.contains { row in
        // At boot nothing is allocated and freed, whatever the churn.
        row.advice != .boot && row.inputs.contains { $0.name == "churn" && $0.value.value != nil }
      } ?? false
    for chapter in Chapter.allCases {
      let parts = outline.parts.filter { Chapter($0.section, hasChurn: hasChurn) == chapter }
      guard !parts.isEmpty else { continue }
      let chapterID = "\(id)-chapter-\(chapter.rawValue)"
      contents.append(["id": chapterID, "title": chapter.title])
      var values: Values = [
        "id": chapterID, "title": chapter.title,
        "parts": parts.map { part -> Values in
          let pictures = run.pictures.filter { $0.section == part.section }
          return [
            "id": "\(id)-\(part.section.rawValue)", "title": part.section.title,
            "plain": part.section == .conclusions || part.section.title == chapter.title,
            "blocks": part.blocks.map { blocks.values(of: $0, in: part.section) }
              + pictures.map { blocks.values(of: $0, id: id) },
          ]
        },
      ]
      if chapter == .verdict, movable, let whatIf = WhatIf(result, id: id, style: style) {
        values["whatif"] = whatIf.values
      }
      chapters.append(values)
    }
    notation = blocks.notation
    let title = result.machineName ?? "No machine: arithmetic"
    var values: Values = [
      "id": id, "title": style.clean(title), "named": true,
      "meta": style.clean(
        "\(result.tool.name) \(result.tool.version), \(result.created); \(run.name)"),
      "chapters": chapters,
    ]
    if !result.invocation.isEmpty {
      values["command"] = ["words": result.invocation.map(style.clean)] as Values
    }
    if !result.complete {
      values["incomplete"] = style.clean(result.incompleteReason ?? "cut short")
    }
    if !result.warnings.isEmpty {
      let count = result.warnings.count
      values["alerts"] = [
        [
          "href": "\(id)-warnings", "from": "warnings",
          "text": count == 1
            ? "1 warning makes the figures doubtful" : "\(count) warnings make the figures doubtful"
            ,
        ]
      ]
    }
    self.values = values
    self.contents =
      count == 1
      ? contents : [["id": id, "title": style.clean("\(number): \(run.name)")]]
  }
}
