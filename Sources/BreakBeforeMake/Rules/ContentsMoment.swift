/// When R_WHZWS 2 compares contents.
public enum ContentsMoment: String, Sendable, Hashable, CaseIterable {
  /// When a store makes the second translation reachable.
  case atChange = "at-change"
  /// For as long as both translations are reachable; stricter.
  case whileBothReachable = "while-both-reachable"
}
