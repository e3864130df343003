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

  /// Where it is read.
  enum Reader {
    /// From the end, where the answer stands.
    case terminal
    /// From the top. The tables of two runs are the same bytes unless details are asked for.
    case document
  }

  let parts: [Part]

  init(_ result: ResultFile, depth: Depth, for reader: Reader) {
    var builder = OutlineBuilder(result: result, depth: depth, reader: reader)
    result.visitSections(&builder)
    let conclusions = builder.parts.filter { $0.section == .conclusions }
    let others = builder.parts.filter { $0.section != .conclusions }
    parts = reader == .document ? conclusions + others : others + conclusions
  }
}
