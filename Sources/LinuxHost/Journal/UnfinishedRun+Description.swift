extension UnfinishedRun {
  /// What is the matter, in one line.
  public var fact: String {
    switch self {
    case .active: "another hvo-bench is changing this machine's huge pages now"
    case .killed(let file, let changed):
      "a run of hvo-bench was killed and left its journal (\(file.path)): "
        + (changed.isEmpty
          ? "every setting in it is as it was before"
          : changed.map(\.description).joined(separator: "; "))
    case .unreadable(_, let error):
      "a run of hvo-bench is at work or was killed, and its journal can't be read: \(error)"
    }
  }

  /// What to do about it.
  public var remedy: String {
    switch self {
    case .active: "wait for it to end: it puts everything back"
    case .killed: "hvo-bench restore, as root, puts everything back and removes the journal"
    case .unreadable: "hvo-bench restore, as root, puts everything back or says what to do"
    }
  }
}
