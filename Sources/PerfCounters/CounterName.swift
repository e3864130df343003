internal import Spelling

/// A name that is no event.
public struct CounterNameError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What was asked for.
  public let name: String
  /// Names like it, best first; may be empty.
  public let suggestions: [String]

  /// One line: the name and what may have been meant.
  public var description: String {
    let hint = suggestions.isEmpty ? "" : "; did you mean \(suggestions.joined(separator: ", "))?"
    return "'\(name)' is no event that libpfm4 or the kernel knows\(hint)"
  }
}

extension CounterRequest {
  /// What the name stands for: an event of the table, else one of libpfm4's, else what looks like a
  /// trace point.
  ///
  /// - Throws: what may have been meant.
  func source() throws(CounterNameError) -> (CounterEvent.Source, unit: String) {
    if let event = CounterEvent.named(name) { return (event.source, event.unit) }
    let library = try? CounterLibrary()
    if let encoding = try? library?.encode(name) {
      let rung: CounterRung = encoding.type == PerfEvent.softwareType ? .software : .hardware
      return (.libpfm(rung: rung), "events")
    }
    if let (system, event) = tracepoint {
      return (.tracepoint(system: system, event: event), "events")
    }
    let known = CounterEvent.all.map(\.name) + (library?.presentEvents ?? [])
    throw CounterNameError(name: name, suggestions: NearNames.best(for: name, among: known))
  }

  /// Checks a name that a user gave, whether or not it can be opened here.
  public func validate() throws(CounterNameError) { _ = try source() }

  /// `system:event` in the characters that trace points have.
  private var tracepoint: (system: String, event: String)? {
    let parts = name.split(separator: ":", omittingEmptySubsequences: false)
    let allowed: (Character) -> Bool = {
      ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "_"
    }
    guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(allowed) }) else {
      return nil
    }
    return (String(parts[0]), String(parts[1]))
  }
}
