internal import Vmemmap
internal import Yams

/// Reads the phases of `hvo` or `de-hvo`, and remembers the lines of their steps.
struct PhaseReader {
  /// All steps of a file together, flushes and splits counted out.
  static let mostSteps = 400

  /// How often a phase runs.
  enum Scope: String, CaseIterable {
    case batch, folio
    case blockPMD = "block-pmd"
    case entry
  }

  /// How `- split` is carried out.
  let split: SplitMethod
  private(set) var phases: [Phase] = []
  /// For each phase the line of each of its steps.
  private(set) var lines: [[Int]] = []
  /// Whether the list has a `- split` item.
  private(set) var hasSplit = false

  init(_ list: Element, of key: String, split: SplitMethod) throws(ProtocolFileError) {
    self.split = split
    let items = try list.items(of: key, "wants a list of phases, as in '- phase: …'")
    guard !items.isEmpty else {
      throw list.fault(.wrongShape(key: key, wanted: "has no phase"))
    }
    for (index, node) in items.enumerated() {
      try read(list.child(node, place: "\(key), phase \(index + 1)"))
    }
  }

  private mutating func read(_ item: Element) throws(ProtocolFileError) {
    if case .scalar(let scalar) = item.node, scalar.string == "split" {
      return add(split.phases(permission: .readWrite, pause: nil), at: item.line)
    }
    if case .mapping(let mapping) = item.node, mapping.first?.key.string == "split" {
      let outer = try Fields(item, of: "phase", known: ["split"])
      let fields = try Fields(
        try outer.required("split", ""), of: "split", known: ["permission", "pause"])
      let permission = try fields.choice(
        "permission", from: Permission.allCases, or: .readWrite)
      let pause = try fields["pause"]?.pause()
      return add(split.phases(permission: permission, pause: pause), at: item.line)
    }
    let fields = try Fields(item, of: "phase", known: ["phase", "per", "entries", "steps"])
    let purpose = try fields.required("phase", "a few words on what the phase is for")
      .text(of: "phase", "wants a few words")
    let steps = try fields.required("steps", "the list of steps")
    let items = try steps.items(of: "steps", "wants a list, as in '- barrier: isb'")
    var read: [Step] = []
    var at: [Int] = []
    for (index, node) in items.enumerated() {
      let element = steps.child(node, place: "\(item.place ?? "phase"), step \(index + 1)")
      let these = try StepReader.steps(element)
      read += these
      at += Array(repeating: element.line, count: these.count)
      guard lines.joined().count + at.count <= Self.mostSteps else {
        throw element.fault(.tooManySteps(limit: Self.mostSteps))
      }
    }
    phases.append(Phase(purpose, per: try scope(fields), read))
    lines.append(at)
  }

  private func scope(_ fields: Fields) throws(ProtocolFileError) -> Phase.Scope {
    let per = try fields.required("per", "batch, folio, block-pmd or entry")
      .choice(of: "per", from: Scope.allCases)
    if per != .entry {
      try fields.refuse(["entries"], because: "only 'per: entry' names entries here")
    }
    switch per {
    case .batch: return .batch
    case .folio: return .folio
    case .blockPMD: return .blockPMD
    case .entry:
      let repeated = Entries.allCases.filter { $0 != .current }
      return .entry(
        try fields.required("entries", "which entries 'per: entry' goes through")
          .choice(of: "entries", from: repeated))
    }
  }

  private mutating func add(_ split: [Phase], at line: Int) {
    hasSplit = true
    phases += split
    lines += split.map { Array(repeating: line, count: $0.steps.count) }
  }
}

extension Element {
  fileprivate func pause() throws(ProtocolFileError) -> Pause {
    try choice(of: "pause", from: Pause.allCases)
  }
}
