import CPayload
import GuestLink

/// The end: by the plan or not.
enum Fatal {
  /// Says why and switches the machine off (PSCI SYSTEM_OFF).
  static func stop(_ reason: GuestFailure, _ a: UInt64, _ b: UInt64, _ c: UInt64) -> Never {
    SerialPort.put(10)
    var line = Line(.fatal)
    line.add(.reason, reason.rawValue)
    line.add(.core, read_core_index())
    line.add(.a, a)
    line.add(.b, b)
    line.add(.c, c)
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
