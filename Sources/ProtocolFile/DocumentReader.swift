internal import Vmemmap
internal import Yams

/// Reads the top of a protocol file: names, start, split, and the two lists of phases.
struct DocumentReader {
  static let keys = [
    "protocol", "title", "source", "start", "batching", "split", "tail-frame", "hvo", "de-hvo",
  ]

  let `protocol`: RemapProtocol
  let optimize: PhaseReader
  let restore: PhaseReader

  init(_ top: Element, split replacement: SplitMethod?) throws(ProtocolFileError) {
    let fields = try Fields(top, of: "the file", known: Self.keys)
    let id = try Self.id(try fields.required("protocol", "a short name for the reports"))
    let own = try fields.required("split", "how blocks are split; none if nothing is")
      .choice(of: "split", from: SplitMethod.allCases)
    let split = replacement ?? own
    let hvo = try fields.required("hvo", "the phases that optimise a folio")
    let deHVO = try fields.required("de-hvo", "the phases that restore it; see --as yaml")
    optimize = try PhaseReader(hvo, of: "hvo", split: split)
    restore = try PhaseReader(deHVO, of: "de-hvo", split: split)
    if restore.hasSplit {
      throw deHVO.fault(.conflict("de-hvo: nothing is split there; '- split' belongs into hvo"))
    }
    let start = try Self.start(fields, own: own, split: split)
    `protocol` = RemapProtocol(
      id: id, title: try fields["title"]?.text(of: "title", "wants one line of text") ?? id,
      source: try fields["source"]?.text(of: "source", "wants one line of text") ?? top.file,
      start: start,
      batching: try fields.choice(
        "batching", from: [RemapProtocol.Batching.batched, .perFolio], or: .batched),
      split: split,
      tailFrame: try fields["tail-frame"]?.choice(of: "tail-frame", from: Frame.allCases)
        ?? optimize.phases.lastTailFrame ?? .headCopy,
      optimize: optimize.phases, restore: restore.phases)
  }

  /// A name that can stand in a table, a CSV key and a file name.
  private static func id(_ value: Element) throws(ProtocolFileError) -> String {
    let id = try value.text(of: "protocol", "wants a short name")
    let isPlain = id.utf8.allSatisfy {
      (97...122).contains($0) || (65...90).contains($0) || (48...57).contains($0)
        || [45, 46, 95].contains($0)
    }
    guard isPlain, id.utf8.count <= 64 else {
      throw value.fault(
        .wrongShape(key: "protocol", wanted: "a name of letters, digits, - . and _, at most 64"))
    }
    return id
  }

  private static func start(
    _ fields: Fields, own: SplitMethod, split: SplitMethod
  ) throws(ProtocolFileError) -> RemapProtocol.Start {
    let usual: RemapProtocol.Start = split == .notNeeded ? .basePages : .blocks
    guard let value = fields["start"] else { return usual }
    let start = try value.choice(
      of: "start", from: [RemapProtocol.Start.blocks, .basePages, .unmapped])
    if start != .blocks && own != .notNeeded {
      throw value.fault(.conflict("start: \(start.rawValue) has no block; write 'split: none'"))
    }
    if start == .blocks && own == .notNeeded {
      throw value.fault(
        .conflict("start: blocks needs a split; name a method, or write 'start: base-pages'"))
    }
    return start == .unmapped ? start : usual
  }

  /// The one document of the text.
  static func root(of source: SourceText) throws(ProtocolFileError) -> Element {
    var scan = Scan(source)
    try scan.run()
    do {
      // Without tag rules: every scalar stays the text that it is.
      guard let node = try Yams.compose(yaml: source.text, .basic) else {
        throw ProtocolFileError(file: source.file, .empty)
      }
      return Element(node, file: source.file)
    } catch let error as ProtocolFileError {
      throw error
    } catch {
      throw ProtocolFileError(error, file: source.file)
    }
  }
}

extension ProtocolFileError {
  /// The parser's complaint with its line; where it names the place that something began, that one.
  init(_ error: any Error, file: String) {
    switch error as? YamlError {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _):
      let began = context.map { "\($0.text) that began in line \($0.mark.line)" }
      self.init(
        file: file, line: mark.line, .syntax(problem + (began.map { ", \($0)" } ?? "")))
    case .composer(_, let problem, let mark, _):
      self.init(
        file: file, line: mark.line,
        problem.contains("another document") ? .feature(.documents) : .syntax(problem))
    case .duplicatedKeysInMapping(let keys, let context):
      self.init(file: file, line: context.mark.line, .repeatedKey(keys.first ?? ""))
    case .reader(let problem, _, _, _): self.init(file: file, .syntax(problem))
    default: self.init(file: file, .syntax("too deeply nested"))
    }
  }
}

extension [Phase] {
  /// The frame that the tails are left on.
  var lastTailFrame: Frame? {
    for phase in reversed() {
      for step in phase.steps.reversed() {
        switch step {
        case .set(let entries, .page(let frame, _, _)), .swap(let entries, .page(let frame, _, _)):
          let isTails = entries == .tails || entries == .all || phase.scope == .entry(.tails)
          if isTails { return frame }
        default: break
        }
      }
    }
    return nil
  }
}
