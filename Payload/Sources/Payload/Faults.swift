import CPayload
import GuestLink
import PayloadCore

/// Data aborts on the range, decoded (DDI 0487, ESR_EL1 and its ISS for a Data Abort).
enum Faults {
  static let dataAbortHere: UInt64 = 0x25

  enum Kind {
    case translation, accessFlag, permission, conflict, other

    init(status: UInt64) {
      self =
        switch status {
        case 0b000100...0b000111: .translation
        case 0b001000...0b001011: .accessFlag
        case 0b001100...0b001111: .permission
        case 0b110000: .conflict
        default: .other
        }
    }
  }
}

/// A walker that meets a hole is counted once and waits until the tables would let it through, as
/// approach A's handler does; in a kernel without one it is an oops. A try-get that meets a
/// read-only entry is counted and given up.
@_cdecl("payload_synchronous")
func payloadSynchronous(_ frame: UnsafeMutablePointer<UInt64>, _ vector: UInt64) {
  let syndrome = read_esr()
  let address = read_far()
  let core = Core.current
  guard syndrome >> 26 == Faults.dataAbortHere, address >= Shared[.rangeStart],
    address < Shared[.rangeEnd]
  else { Fatal.stop(.exception, syndrome, frame[31], address) }
  let tables = Tables()
  switch Faults.Kind(status: syndrome & 0x3f) {
  case .translation:
    core.add(.translationFaults)
    wait(syndrome, address) { tables.leaf(address) & 1 != 0 }
  case .accessFlag:
    core.add(.accessFlagFaults)
    tables.setAccessFlag(address)
  case .permission:
    if core[.probing] != 0 {
      core.add(.probeFaults)
      frame[31] += 4
      return
    }
    guard frame[31] >= el1_try_get_first(), frame[31] < el1_try_get_last() else {
      Fatal.stop(.exception, syndrome, frame[31], address)
    }
    core.add(.permissionFaults)
    frame[31] = el1_try_get_last()
  case .conflict:
    core.add(.conflictAborts)
    tlbi_vmalle1()
    dsb_nsh()
    isb()
  case .other:
    Fatal.stop(.exception, syndrome, frame[31], address)
  }
}

/// With interrupts on: a pause must not wait for a walker that waits for what comes after it.
private func wait(_ syndrome: UInt64, _ address: UInt64, until isClear: () -> Bool) {
  let deadline = Clock.ticks(seconds: 20)
  interrupts_on()
  while !isClear() {
    if Clock.isOver(deadline) { Fatal.stop(.faultStays, syndrome, address, 0) }
    cpu_yield()
  }
  interrupts_off()
}

@_cdecl("payload_unexpected")
func payloadUnexpected(_ frame: UnsafeMutablePointer<UInt64>, _ vector: UInt64) {
  Fatal.stop(.exception, read_esr(), frame[31], vector)
}
