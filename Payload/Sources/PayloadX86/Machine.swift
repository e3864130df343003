import CPayloadX86
import GuestLink

/// The serial port: a 16550 at COM1's ports.
enum SerialPort {
  static let data: UInt16 = 0x3f8
  static let lineStatus: UInt16 = 0x3fd
  static let transmitEmpty: UInt8 = 1 << 5

  static func put(_ byte: UInt8) {
    while port_load(lineStatus) & transmitEmpty == 0 { cpu_pause() }
    port_store(data, byte)
  }
}

enum Machine {
  /// Ticks of the time-stamp counter in a second: written once, before the other cores are started.
  nonisolated(unsafe) static var frequency: UInt64 = 0
}

// What PayloadCore asks of this machine (machine.h).

@_cdecl("machine_put") func machinePut(_ character: UInt8) { SerialPort.put(character) }
@_cdecl("machine_core") func machineCore() -> UInt64 { x86_core() }
@_cdecl("machine_ticks") func machineTicks() -> UInt64 { time_stamp() }
@_cdecl("machine_frequency") func machineFrequency() -> UInt64 { Machine.frequency }
@_cdecl("machine_relax") func machineRelax() { cpu_pause() }
@_cdecl("machine_interrupts_off") func machineInterruptsOff() { interrupts_off() }
@_cdecl("machine_interrupts_on") func machineInterruptsOn() { interrupts_on() }
@_cdecl("machine_wait") func machineWait() { wait_for_interrupt() }
@_cdecl("machine_parameters") func machineParameters() -> UInt64 { ParameterBlock.addressX86 }

@_cdecl("machine_interrupt_others") func machineInterruptOthers(_ kind: UInt64) {
  LocalAPIC.sendToOthers(Interrupts.vector(kind))
}

@_cdecl("machine_interrupt") func machineInterrupt(_ kind: UInt64, _ core: UInt64) {
  LocalAPIC.send(Interrupts.vector(kind), to: core)
}

/// Soft-off by the power-management registers where firmware puts them on QEMU's PC; where they
/// aren't, a reset, which ends QEMU too (`-no-reboot`).
@_cdecl("machine_off") func machineOff() -> Never {
  interrupts_off()
  port_store16(0x604, 1 << 13)
  triple_fault()
  while true { cpu_pause() }
}
