internal import Results

/// A report before it takes a form: what text, Markdown and HTML say, in the order of
/// `ResultFile.visitSections`.
struct Outline {
  /// One section that has something to say.
  struct Part {
    let section: Section
    let blocks: [Block]
  }
  enum Block {
    /// Names and values of one row, then lines of its lists.
    case facts(TableSource, extra: [(name: String, text: String)])
    /// A table; what it shows, where a section has several.
    case table(TableSource, title: String?)
    /// What goes with the table above.
    case lines(Lines)
    case warnings(TableSource)
    case conclusions(TableSource, state: String?)
    /// A run of the checker's model.
    case run(CheckRun)
    /// More than most readers want: only a form that can fold shows it.
    case folded(String, [Block])
  }
  struct Lines {
    enum Kind {
      /// Remarks under a table.
      case notes
      /// What letters and marks of the table mean.
      case key
    }

    let kind: Kind
    var heading: String?
    let texts: [String]
  }
  /// How much of the long sections is shown.
  enum Depth {
    /// The rows that matter first.
    case digest
    /// Every row.
    case details
    /// The rows that matter first, and every row folded away.
    case both

    init(details: Bool) { self = details ? .details : .digest }
  }

  let parts: [Part]

  /// - Parameter conclusionsFirst: a document is read from its top, a terminal from its end.
  init(_ result: ResultFile, depth: Depth, conclusionsFirst: Bool) {
    var builder = OutlineBuilder(result: result, depth: depth)
    result.visitSections(&builder)
    let conclusions = builder.parts.filter { $0.section == .conclusions }
    let others = builder.parts.filter { $0.section != .conclusions }
    parts = conclusionsFirst ? conclusions + others : others + conclusions
  }
}
