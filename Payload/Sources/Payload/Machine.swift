import CMachine
import CPayload
import PayloadCore

/// The serial port: a PL011, which QEMU's virt machine has at this address.
enum SerialPort {
  static let data: UInt64 = 0x0900_0000
  static let flags: UInt64 = 0x0900_0018
  static let transmitFull: UInt32 = 1 << 5

  static func put(_ byte: UInt8) {
    while device_load(flags) & transmitFull != 0 { cpu_yield() }
    device_store(data, UInt32(byte))
  }
}

// What PayloadCore asks of this machine (machine.h).

@_cdecl("machine_put") func machinePut(_ character: UInt8) { SerialPort.put(character) }
@_cdecl("machine_core") func machineCore() -> UInt64 { read_core_index() }
@_cdecl("machine_ticks") func machineTicks() -> UInt64 { read_cntvct() }
@_cdecl("machine_frequency") func machineFrequency() -> UInt64 { read_cntfrq() }
@_cdecl("machine_relax") func machineRelax() { cpu_yield() }
@_cdecl("machine_interrupts_off") func machineInterruptsOff() { interrupts_off() }
@_cdecl("machine_interrupts_on") func machineInterruptsOn() { interrupts_on() }
@_cdecl("machine_parameters") func machineParameters() -> UInt64 { UInt64(EL1_PARAMETERS) }

/// A masked interrupt wakes WFI too.
@_cdecl("machine_wait") func machineWait() {
  cpu_wait_for_interrupt()
  interrupts_on()
}

@_cdecl("machine_interrupt_others") func machineInterruptOthers(_ kind: UInt64) {
  Interrupts.sendToOthers(kind)
}

@_cdecl("machine_interrupt") func machineInterrupt(_ kind: UInt64, _ core: UInt64) {
  Interrupts.send(kind, to: core)
}

/// PSCI SYSTEM_OFF.
@_cdecl("machine_off") func machineOff() -> Never {
  _ = psci_call(0x8400_0008, 0, 0, 0)
  while true { cpu_wait_for_interrupt() }
}
