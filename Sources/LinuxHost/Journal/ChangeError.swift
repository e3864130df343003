/// Why the machine wasn't changed, or not any further.
public enum ChangeError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Another process is changing it.
  case locked
  /// A file of the kernel can't be read or written.
  case host(HostError)
  /// The journal can't be used.
  case journal(JournalError)
  /// An earlier run's changes couldn't be taken back: those settings and why.
  case notRestored([Restoration])

  /// One line.
  public var description: String {
    switch self {
    case .locked:
      "another hvo-bench is changing this machine's huge pages: wait for it to end"
    case .host(let error): error.description
    case .journal(let error): error.description
    case .notRestored(let list):
      "an earlier run's changes could not be taken back: "
        + list.filter { !$0.isDone }.map(\.description).joined(separator: "; ")
        + ". Free memory and run hvo-bench restore, or accept the present state with "
        + "hvo-bench restore --forget"
    }
  }
}
