import CMachine
package import GuestLink

/// The end: by the plan or not.
package enum Fatal {
  /// Says why and switches the machine off.
  package static func stop(_ reason: GuestFailure, _ a: UInt64, _ b: UInt64, _ c: UInt64) -> Never {
    machine_put(10)
    var line = Line(.fatal)
    line.add(.reason, reason.rawValue)
    line.add(.core, machine_core())
    line.add(.a, a)
    line.add(.b, b)
    line.add(.c, c)
    line.end()
    machine_off()
  }
}
