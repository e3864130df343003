/// Why the payload stopped itself: the reason of a `fatal` line, with what its three numbers are.
public enum GuestFailure: UInt64, Sendable, CaseIterable {
  /// An exception outside what the payload expects: ESR_EL1, ELR_EL1, FAR_EL1.
  case exception = 1
  /// A core didn't answer in 20 s: its index.
  case noAnswer
  /// A fault in the range didn't clear in 20 s: ESR_EL1, FAR_EL1.
  case faultStays
  /// The parameter block isn't what this payload reads.
  case parameters
  /// PSCI refused to start a core: its index, the answer.
  case coreStart
  /// No frame is left in the pool.
  case noFrame
  /// An exception on x86: vector × 2^32 + error code, RIP, CR2.
  case exceptionX86
}
