import CPayload

/// The end: by the plan or not.
enum Fatal {
  enum Reason: UInt64 {
    /// An exception outside what the payload expects.
    case exception = 1
    /// A core that didn't answer in 20 s.
    case noAnswer
    /// A fault in the range that didn't clear in 20 s.
    case faultStays
    /// The parameter block isn't what this payload reads.
    case parameters
    /// PSCI refused to start a core.
    case coreStart
    /// No frame is left.
    case noFrame
  }

  /// Says why and switches the machine off (PSCI SYSTEM_OFF).
  static func stop(_ reason: Reason, _ a: UInt64, _ b: UInt64, _ c: UInt64) -> Never {
    SerialPort.put(10)
    var line = Line("fatal")
    line.add("reason", reason.rawValue)
    line.add("core", read_core_index())
    line.add("a", a)
    line.add("b", b)
    line.add("c", c)
    line.end()
    switchOff()
  }

  static func switchOff() -> Never {
    _ = psci_call(0x8400_0008, 0, 0, 0)
    while true { cpu_wait_for_interrupt() }
  }
}

@_cdecl("payload_unexpected")
func payloadUnexpected(_ frame: UnsafeMutablePointer<UInt64>, _ vector: UInt64) {
  Fatal.stop(.exception, read_esr(), frame[31], vector)
}
