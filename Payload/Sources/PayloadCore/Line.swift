import CMachine
package import GuestLink

/// One line for the host: a JSON object whose last field is the CRC-32 of what stands before it.
package struct Line: ~Copyable {
  private var crc = CRC32()

  package init(_ row: GuestRowKind) {
    put("{\"row\":\"")
    put(row.name)
    put("\"")
  }

  private mutating func put(_ byte: UInt8) {
    crc.add(byte)
    machine_put(byte)
  }

  private mutating func put(_ text: StaticString) {
    let start = text.utf8Start
    var at = 0
    while at < text.utf8CodeUnitCount {
      put(start[at])
      at += 1
    }
  }

  private mutating func put(_ value: UInt64) {
    var divisor: UInt64 = 1
    while value / divisor >= 10 { divisor *= 10 }
    while divisor > 0 {
      put(UInt8(truncatingIfNeeded: 48 + value / divisor % 10))
      divisor /= 10
    }
  }

  private mutating func key(_ key: GuestField) {
    put(",\"")
    put(key.name)
    put("\":")
  }

  package mutating func add(_ name: GuestField, _ value: UInt64) {
    key(name)
    put(value)
  }

  package mutating func add(_ name: GuestField, _ values: UnsafePointer<UInt64>, count: Int) {
    key(name)
    put("[")
    var at = 0
    while at < count {
      if at > 0 { put(",") }
      put(values[at])
      at += 1
    }
    put("]")
  }

  package consuming func end() {
    let value = crc.value
    Self.raw(",\"crc\":\"")
    var shift: UInt32 = 32
    while shift > 0 {
      shift -= 4
      let digit = UInt8(truncatingIfNeeded: value >> shift & 15)
      machine_put(digit < 10 ? 48 + digit : 87 + digit)
    }
    Self.raw("\"}\n")
  }

  private static func raw(_ text: StaticString) {
    let start = text.utf8Start
    var at = 0
    while at < text.utf8CodeUnitCount {
      machine_put(start[at])
      at += 1
    }
  }
}
