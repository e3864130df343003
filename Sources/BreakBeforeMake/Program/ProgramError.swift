/// A list of steps that means nothing: found before anything is explored.
public enum ProgramError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A PMD can't hold a page, nor a PTE a table or block.
  case mappingDoesNotFit(EntryName, phase: Int, step: Int)
  /// `current` outside a phase that is repeated per entry.
  case noCurrentEntry(phase: Int, step: Int)
  /// A phase repeated over the entry that it is at.
  case repeatedOverCurrent(phase: Int)
  /// A pause inside a pause, or a resume outside one.
  case unbalancedPause(phase: Int, step: Int)
  /// A pause that nothing ends.
  case neverResumed(phase: Int, step: Int)
  case levelHint(Int, phase: Int, step: Int)
  /// More than 16 different values of one entry, or more than 60,000 steps.
  case tooLarge(String)

  /// One line: where, what is wrong, what would be right. Phases and steps count from 1.
  public var description: String {
    switch self {
    case .mappingDoesNotFit(let entry, let phase, let step):
      "\(at(phase, step)): \(entry.name) can't hold this; "
        + (entry == .pmd ? "a PMD holds invalid, table or block" : "a PTE holds invalid or a page")
    case .noCurrentEntry(let phase, let step):
      "\(at(phase, step)): 'current' needs a phase repeated per entry"
    case .repeatedOverCurrent(let phase):
      "phase \(phase + 1): repeated over 'current'; name pmd, head, tails or all"
    case .unbalancedPause(let phase, let step):
      "\(at(phase, step)): pause and resume must alternate"
    case .neverResumed(let phase, let step):
      "\(at(phase, step)): this pause never ends; a resume has to follow"
    case .levelHint(let hint, let phase, let step):
      "\(at(phase, step)): level hint \(hint) is none of 1, 2, 3 (0: no hint)"
    case .tooLarge(let what): "too large to check: \(what)"
    }
  }

  private func at(_ phase: Int, _ step: Int) -> String { "phase \(phase + 1), step \(step + 1)" }
}
