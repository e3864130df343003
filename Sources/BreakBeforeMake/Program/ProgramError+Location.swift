extension ProgramError {
  /// The phase and step meant, both from 0; the step is nil where the whole phase is meant, and all
  /// is nil where the whole program is.
  public var location: (phase: Int, step: Int?)? {
    switch self {
    case .mappingDoesNotFit(_, let phase, let step), .noCurrentEntry(let phase, let step),
      .unbalancedPause(let phase, let step), .neverResumed(let phase, let step),
      .levelHint(_, let phase, let step):
      (phase, step)
    case .repeatedOverCurrent(let phase): (phase, nil)
    case .tooLarge: nil
    }
  }
}
