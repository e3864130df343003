public import LinuxHost

/// Whether an event can be counted here.
public struct CounterAvailability: Sendable, Hashable {
  /// The event's name.
  public let name: String
  /// Whose work can be counted; nil if none.
  public let domain: CounterDomain?
  /// Why not, or why only the user's work; nil if all is well.
  public let reason: String?

  /// Opens each event of the table for the calling thread, and closes it again.
  public static func all(on host: HostMachine = HostMachine()) -> [CounterAvailability] {
    CounterEvent.all.map { event in
      var group = CounterGroup([CounterRequest(event.name)], host: host)
      return CounterAvailability(group.count {}[0], asked: .all)
    }
  }

  init(_ reading: CounterReading, asked: CounterDomain) {
    name = reading.name
    switch reading.outcome {
    case .unavailable(let reason), .neverScheduled(let reason):
      domain = nil
      self.reason = reason
    case .counted, .estimated:
      domain = reading.domain
      reason = asked == .all && reading.domain == .user ? CounterReading.userOnlyNote : nil
    }
  }
}
