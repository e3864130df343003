/// What kind of source a cost or an input has.
public enum Origin: Sendable, Hashable {
  /// Stated, or exact arithmetic on what was.
  case exact
  /// By a named publication.
  case published
  /// Timed as it is, by this program.
  case measured
  /// Put together by a model, from any of these.
  case modelled
}
