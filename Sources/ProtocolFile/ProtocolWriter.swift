public import Vmemmap

/// Writes a protocol as a file that reads back equal.
struct ProtocolWriter {
  private(set) var text = ""

  init(_ p: RemapProtocol) {
    line("protocol: \(p.id)")
    line("title: \(Self.quoted(p.title))")
    line("source: \(Self.quoted(p.source))")
    line("start: \(p.start.rawValue)")
    line("split: \(p.split.rawValue)")
    if p.batching != .batched { line("batching: \(p.batching.rawValue)") }
    line("tail-frame: \(p.tailFrame.rawValue)")
    line("")
    line("hvo:")
    let split = Self.split(of: p)
    if let split { line("  - split: \(split.text)") }
    for phase in p.optimize.dropFirst(split?.count ?? 0) { write(phase) }
    line("")
    line("de-hvo:")
    for phase in p.restore { write(phase) }
  }

  private mutating func line(_ line: String) { text += line + "\n" }

  private mutating func write(_ phase: Phase) {
    line("  - phase: \(Self.quoted(phase.purpose))")
    switch phase.scope {
    case .batch: line("    per: batch")
    case .folio: line("    per: folio")
    case .blockPMD: line("    per: block-pmd")
    case .entry(let entries): line("    per: entry\n    entries: \(entries.rawValue)")
    }
    line(phase.steps.isEmpty ? "    steps: []" : "    steps:")
    var steps = phase.steps[...]
    while let step = steps.first {
      if case .tlbi(let invalidation)? = steps.dropFirst().first,
        steps.starts(with: Step.flush(invalidation)), invalidation.reach == .innerShareable
      {
        line("      - flush: \(Self.text(invalidation, withReach: false))")
        steps = steps.dropFirst(Step.flush(invalidation).count)
      } else {
        line("      - \(Self.text(step))")
        steps = steps.dropFirst()
      }
    }
  }

  /// The `- split` item that the first phases come from: how many they are, and its text.
  private static func split(of p: RemapProtocol) -> (count: Int, text: String)? {
    for permission in Permission.allCases {
      for pause in [nil] + Pause.allCases.map(Optional.some) {
        let phases = p.split.phases(permission: permission, pause: pause)
        if !phases.isEmpty, p.optimize.starts(with: phases) {
          let pauseText = pause.map { ", pause: \($0.rawValue)" } ?? ""
          return (phases.count, "{permission: \(permission.rawValue)\(pauseText)}")
        }
      }
    }
    return nil
  }

  private static func text(_ step: Step) -> String {
    switch step {
    case .allocate(let frame): "allocate: \(frame.rawValue)"
    case .copy(let from, let to): "copy: {from: \(from.rawValue), to: \(to.rawValue)}"
    case .populate(let permission): "populate: \(permission.rawValue)"
    case .set(let entries, let mapping): "set: {entries: \(entries.rawValue), \(text(mapping))}"
    case .swap(let entries, let mapping): "swap: {entries: \(entries.rawValue), \(text(mapping))}"
    case .clearAccessFlag(let entries): "clear-af: \(entries.rawValue)"
    case .tlbi(let invalidation): "invalidate: \(text(invalidation, withReach: true))"
    case .barrier(let barrier): "barrier: \(barrier.rawValue)"
    case .pause(let pause): "pause: \(pause.rawValue)"
    case .resume: "resume"
    case .free(let frame): "free: \(frame.rawValue)"
    }
  }

  private static func text(_ mapping: Mapping) -> String {
    switch mapping {
    case .invalid: return "to: invalid"
    case .table: return "to: table"
    case .block(let permission, let nT):
      return "to: block, permission: \(permission.rawValue)\(nT ? ", nt: true" : "")"
    case .page(let frame, let permission, let attributes):
      return "to: \(frame.rawValue), permission: \(permission.rawValue)" + text(attributes)
    }
  }

  /// What differs from how the kernel maps data.
  private static func text(_ a: Attributes) -> String {
    let usual = Attributes.kernelData
    var text = ""
    if a.memoryType != usual.memoryType { text += ", memory: \(a.memoryType.rawValue)" }
    if a.inner != usual.inner { text += ", inner: \(a.inner.rawValue)" }
    if a.outer != usual.outer { text += ", outer: \(a.outer.rawValue)" }
    if a.shareability != usual.shareability { text += ", shareability: \(a.shareability.rawValue)" }
    if a.contiguous { text += ", contiguous: true" }
    if a.nonGlobal { text += ", non-global: true" }
    return text
  }

  private static func text(_ invalidation: TLBInvalidation, withReach: Bool) -> String {
    var parts: [String]
    switch invalidation.extent {
    case .everything: parts = ["form: all"]
    case .address(let entries): parts = ["form: address", "entries: \(entries.rawValue)"]
    case .range(let entries): parts = ["form: range", "entries: \(entries.rawValue)"]
    }
    if withReach { parts.append("reach: \(invalidation.reach.rawValue)") }
    if invalidation.lastLevelOnly { parts.append("last-level: true") }
    if let hint = invalidation.levelHint { parts.append("level-hint: \(hint)") }
    return parts == ["form: all"] ? "all" : "{\(parts.joined(separator: ", "))}"
  }

  /// A text in double quotes; what isn't printable as an escape.
  private static func quoted(_ text: String) -> String {
    var quoted = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      case _ where scalar.isControl || scalar.properties.isWhitespace && scalar != " ":
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      case "\u{FEFF}": quoted += "\\uFEFF"
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return "\"\(quoted)\""
  }
}

extension RemapProtocol {
  /// The protocol as a protocol file: `ProtocolFile` reads it back equal.
  public var yaml: String { ProtocolWriter(self).text }
}
