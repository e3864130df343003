public import LinuxHost

/// Whether one event of the table can be counted here.
public struct CounterAvailability: Sendable, Hashable {
  public let event: CounterEvent
  /// Whose work can be counted, nil if none.
  public let domain: CounterDomain?
  /// Why not, or why user mode only.
  public let reason: String?

  /// Tries to open each event of the table.
  public static func all(on host: HostMachine = HostMachine()) -> [CounterAvailability] { [] }
}
