import CPayloadX86

/// Inter-processor interrupts (Intel SDM volume 3A, chapter 11): x2APIC where the core has it.
enum LocalAPIC {
  private static let base: UInt64 = 0xfee0_0000
  private static let baseMSR: UInt32 = 0x1b

  /// Offsets of the memory-mapped form; an MSR's number is 0x800 and a sixteenth of it.
  private enum Register: UInt64 {
    case endOfInterrupt = 0xb0
    case spurious = 0xf0
    case command = 0x300
    case commandHigh = 0x310
  }

  private enum Command {
    static let assert: UInt64 = 1 << 14
    static let toOthers: UInt64 = 3 << 18
    static let initialize: UInt64 = 5 << 8
    static let startup: UInt64 = 6 << 8
    static let pending: UInt32 = 1 << 12
  }

  private static var isX2: Bool { read_msr(baseMSR) & 1 << 10 != 0 }

  static func setUp() {
    let hasX2 = cpuid(1, 2) & 1 << 21 != 0
    write_msr(baseMSR, read_msr(baseMSR) | 1 << 11 | (hasX2 ? 1 << 10 : 0))
    store(.spurious, 1 << 8 | UInt64(Interrupts.spurious))
  }

  static func endInterrupt() { store(.endOfInterrupt, 0) }

  static func sendToOthers(_ vector: UInt64) {
    order(Command.toOthers | Command.assert | vector, to: 0)
  }

  static func send(_ vector: UInt64, to core: UInt64) { order(Command.assert | vector, to: core) }

  /// INIT, then a startup IPI.
  static func initialize(_ core: UInt64) { order(Command.initialize | Command.assert, to: core) }

  static func start(_ core: UInt64, page: UInt64) {
    order(Command.startup | Command.assert | page, to: core)
  }

  private static func store(_ register: Register, _ value: UInt64) {
    if isX2 {
      write_msr(UInt32(0x800 + register.rawValue / 16), value)
    } else {
      register_store(base + register.rawValue, UInt32(truncatingIfNeeded: value))
    }
  }

  /// After everything stored before: writing the MSR isn't ordered by itself. Cores' APIC ids are
  /// their numbers on QEMU's PC.
  private static func order(_ command: UInt64, to core: UInt64) {
    fence()
    if isX2 {
      store(.command, command | core << 32)
    } else {
      while register_load(base + Register.command.rawValue) & Command.pending != 0 { cpu_pause() }
      store(.commandHigh, core << 24)
      store(.command, command)
    }
  }
}
