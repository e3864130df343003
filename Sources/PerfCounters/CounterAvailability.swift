public import LinuxHost

/// Whether one event of the table can be counted here.
public struct CounterAvailability: Sendable, Hashable {
  /// The event.
  public let event: CounterEvent
  /// Whose work can be counted; nil if none.
  public let domain: CounterDomain?
  /// Why not, or why only the user's work; nil if all is well.
  public let reason: String?

  /// Opens each event of the table for the calling thread, and closes it again.
  public static func all(on host: HostMachine = HostMachine()) -> [CounterAvailability] {
    CounterEvent.all.map { event in
      var group = CounterGroup([CounterRequest(event.name)], host: host)
      let reading = group.count {}[0]
      return CounterAvailability(event: event, reading)
    }
  }

  private init(event: CounterEvent, _ reading: CounterReading) {
    self.event = event
    switch reading.outcome {
    case .unavailable(let reason), .neverScheduled(let reason):
      domain = nil
      self.reason = reason
    case .counted, .estimated:
      domain = reading.domain
      reason = reading.domain == .all ? nil : CounterReading.userOnlyNote
    }
  }
}
