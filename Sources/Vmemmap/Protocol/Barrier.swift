/// A barrier as the kernel spells it on arm64; on x86 the store order makes all of them free.
public enum Barrier: String, Sendable, Hashable, CaseIterable {
  /// `smp_wmb()`: orders earlier stores before later stores for other observers.
  case wmb
  /// DSB ISHST: earlier table stores are visible to every walk before later TLBIs.
  case dsbIshst = "dsb-ishst"
  /// DSB ISH: earlier broadcast TLBIs have completed on every PE.
  case dsbIsh = "dsb-ish"
  /// DSB NSHST: earlier table stores are visible to this PE's own walks.
  case dsbNshst = "dsb-nshst"
  /// DSB NSH: earlier local TLBIs have completed on this PE.
  case dsbNsh = "dsb-nsh"
  /// ISB: this PE's later instructions see completed changes.
  case isb
}
