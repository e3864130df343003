import GuestLink

/// What CPUID of the guest's cores says.
public struct X86Features: Sendable, Hashable {
  /// Leaf 1, EAX: family, model and stepping.
  public let signature: UInt64
  /// Leaf 7, EBX bit 10.
  public let hasINVPCID: Bool
  /// Leaf 1, ECX bit 21: interrupts are sent by an MSR instead of a memory-mapped register.
  public let hasX2APIC: Bool
  /// Ticks of the time-stamp counter in a second, as the guest measured it.
  public let frequency: UInt64

  init(_ line: GuestLine) {
    signature = line[.leaf1A]
    hasINVPCID = line[.leaf7B] >> 10 & 1 == 1
    hasX2APIC = line[.leaf1C] >> 21 & 1 == 1
    frequency = line[.frequency]
  }
}
