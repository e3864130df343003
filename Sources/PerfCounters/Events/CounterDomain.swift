/// Whose work a counter counts.
///
/// TLB maintenance is the kernel's work: a user-only count leaves it out.
public enum CounterDomain: Sendable, Hashable, CaseIterable {
  /// User and kernel mode.
  case all
  /// User mode only: `:u`.
  case user
  /// Kernel mode only: `:k`.
  case kernel

  /// What is appended to the event's name: "", ":u" or ":k".
  public var suffix: String {
    switch self {
    case .all: ""
    case .user: ":u"
    case .kernel: ":k"
    }
  }
}
