public import Measurement

/// A time in ns with where it comes from, or the reason why there is none.
///
/// Never NaN, infinite or negative, and never 0 in place of an unknown.
public struct Cost: Sendable, Hashable {
  /// nil if it isn't known.
  public let nanoseconds: Double?
  /// Where the time comes from, or why there is none.
  public let basis: String
  /// How sure the time is, where it was measured with an interval; a sum has none.
  public let interval: Interval?
  /// What kind of source the time has.
  public let origin: Origin

  private init(
    _ nanoseconds: Double?, _ basis: String, _ interval: Interval? = nil,
    _ origin: Origin = .modelled
  ) {
    (self.nanoseconds, self.basis, self.interval) = (nanoseconds, basis, interval)
    self.origin = origin
  }

  /// - Parameters:
  ///   - nanoseconds: finite and not negative; anything else gives an unknown cost.
  ///   - basis: such as "measured here, n = 2000".
  ///   - interval: of the measurement, in ns.
  ///   - origin: what kind of source that is; what stands in for the kernel is a model's.
  public static func known(
    _ nanoseconds: Double, from basis: String, interval: Interval? = nil,
    origin: Origin = .modelled
  ) -> Cost {
    guard nanoseconds.isFinite, nanoseconds >= 0 else {
      return unknown("\(basis): \(nanoseconds) ns is no cost")
    }
    return Cost(nanoseconds, basis, interval, origin)
  }

  /// No cost, for this reason.
  public static func unknown(_ reason: String) -> Cost { Cost(nil, reason) }

  /// Whether the time is known.
  public var isKnown: Bool { nanoseconds != nil }

  /// The cost of `count` operations; of none, 0 whether the cost of one is known or not.
  ///
  /// - Parameter count: finite and not negative; anything else gives an unknown cost.
  public func times(_ count: Double) -> Cost {
    guard count.isFinite, count >= 0 else { return .unknown("\(count) is no number of operations") }
    guard count > 0 else { return .known(0, from: "none needed") }
    guard let nanoseconds else { return self }
    return .known(nanoseconds * count, from: basis)
  }

  /// The sum; unknown if any part is, with the reasons of all that are.
  public static func sum(_ parts: [Cost]) -> Cost {
    let missing = parts.filter { !$0.isKnown }
    guard missing.isEmpty else { return .unknown(joined(missing.map(\.basis))) }
    // What costs nothing has no say in where the sum comes from.
    let addends = parts.filter { $0.nanoseconds != 0 }
    return .known(
      parts.reduce(0) { $0 + ($1.nanoseconds ?? 0) },
      from: addends.isEmpty ? "nothing to do" : joined(addends.map(\.basis)),
      origin: Set(addends.map(\.origin)) == [.measured] ? .measured : .modelled)
  }

  /// Each text once, in order.
  private static func joined(_ texts: [String]) -> String {
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }.joined(separator: "; ")
  }
}
