public import LinuxHost

/// One event tried here: whether it can be counted, whose work, and what counting it costs.
public struct CounterTrial: Sendable, Hashable {
  /// What was asked for.
  public let request: CounterRequest
  /// What is known of the event; nil for a name outside the tables.
  public let event: CounterEvent?
  /// What one count is.
  public let unit: String
  /// Where the figure comes from.
  public let rung: CounterRung
  /// Whose work can be counted; nil if none.
  public let domain: CounterDomain?
  /// Why not, or why only the user's work; nil if all is well.
  public let reason: String?
  /// How it is read; nil if it can't be counted.
  public let access: CounterAccess?
  /// What an empty section counts and takes; nil if the event can't be counted.
  public let overhead: CounterOverhead?

  /// Opens the event for the calling thread, measures empty sections, and closes it again.
  public init(_ request: CounterRequest, on host: HostMachine = HostMachine()) {
    var group = CounterGroup([request], host: host)
    let reading = group.count {}[0]
    let availability = CounterAvailability(reading, asked: request.domain)
    self.request = request
    event = request.event
    unit = reading.unit
    rung = reading.rung
    domain = availability.domain
    reason = availability.reason
    access = availability.domain == nil ? nil : group.access(to: 0)
    overhead = availability.domain == nil ? nil : group.overhead()
  }
}
