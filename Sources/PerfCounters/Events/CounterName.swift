public import LinuxHost
internal import Spelling

/// A name that is no event.
public struct CounterNameError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What was asked for.
  public let name: String
  /// Names like it, best first; may be empty.
  public let suggestions: [String]
  /// Why this CPU has no such event, for a name that others have one for; nil for an unknown name.
  public var reason: String?

  /// So much of a name is repeated.
  private static let longest = 60
  /// A name below this length is as near to any other.
  fileprivate static let shortest = 3

  /// One line: the name and what may have been meant.
  public var description: String {
    if name.isEmpty { return "an empty name: write events separated by single commas" }
    let named = name.count > Self.longest ? "\(name.prefix(Self.longest))…" : name
    if let reason { return "'\(named)' can't be counted on this CPU: \(reason)" }
    let hint = suggestions.isEmpty ? "" : "; did you mean \(suggestions.joined(separator: ", "))?"
    return "'\(named)' is no event that libpfm4 or the kernel knows\(hint)"
  }
}

extension CounterRequest {
  /// What the name stands for: an event of the tables, else one of libpfm4's, else what looks like
  /// a trace point.
  ///
  /// - Parameter root: where tracefs is looked at: if mounted, it tells a mistyped trace point.
  /// - Throws: what may have been meant.
  func source(_ root: HostRoot = HostRoot()) throws(CounterNameError) -> (
    CounterEvent.Source, unit: String
  ) {
    if let event { return (event.source, event.unit) }
    if let reason = CuratedCounters.gap(name) {
      throw CounterNameError(name: name, suggestions: [], reason: reason)
    }
    let library = try? CounterLibrary()
    if let encoding = try? library?.encode(name) {
      let rung: CounterRung = encoding.type == PerfEvent.softwareType ? .software : .hardware
      return (.libpfm(rung: rung), "events")
    }
    if let (system, event) = tracepoint, (try? library?.encode(system)) == nil {
      let siblings = Tracepoint.siblings(in: system, root)
      if siblings?.contains(event) != false {
        return (.tracepoint(system: system, event: event), "events")
      }
      throw nearest(among: (siblings ?? []).map { "\(system):\($0)" })
    }
    throw nearest(among: candidates(library))
  }

  /// What is known of the event: by its name, or by a role that an event of this CPU plays.
  var event: CounterEvent? { CounterEvent.named(name) ?? CuratedCounters.playing(name) }

  /// The name that libpfm4 knows it by.
  var libraryName: String { event?.name ?? name }

  /// Checks a name that a user gave, whether or not it can be opened here: a role that this CPU has
  /// no event for is no mistake.
  ///
  /// - Parameter root: where tracefs is looked at: if mounted, it tells a mistyped trace point.
  public func validate(on root: HostRoot = HostRoot()) throws(CounterNameError) {
    do { _ = try source(root) } catch  where error.reason == nil { throw error } catch {}
  }

  private func nearest(among names: [String]) -> CounterNameError {
    CounterNameError(
      name: name,
      suggestions: name.count < CounterNameError.shortest
        ? [] : NearNames.best(for: name, among: names))
  }

  /// With a PMU in front its events and unit masks, or PMUs with a similar name; else all that this
  /// machine has.
  private func candidates(_ library: CounterLibrary?) -> [String] {
    guard let library else { return CounterEvent.all.map(\.name) }
    guard let pmu = name.pmu else { return CounterEvent.all.map(\.name) + library.presentEvents }
    if library.knownPMUs.contains(pmu) { return library.events(ofPMU: pmu) }
    let rest = name.dropFirst(pmu.count)
    return library.knownPMUs.sorted().map { $0 + rest }.filter { (try? library.encode($0)) != nil }
  }

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
