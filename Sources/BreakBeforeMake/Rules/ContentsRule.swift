/// Whether R_WHZWS 2 compares contents.
public enum ContentsRule: String, Sendable, Hashable, CaseIterable {
  /// Different contents need a break.
  case enforced
  /// Contents are taken as equal ("if we ignore the content requirement").
  case waived
}
