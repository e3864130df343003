import FoundationEssentials
import LinuxHost

/// Puts back what an earlier run that was killed had changed, before anything is measured on the
/// machine that it left.
enum Recovery {
  /// Says what it did; nothing where nothing was left. That another run is at work, or that this
  /// user may not put things back, is said and no reason to stop.
  static func atStart() {
    do { try restore() } catch { StandardError.say("\(error)") }
  }

  /// The same for a run that changes the machine: what keeps it from putting things back ends it.
  static func beforeChanges() throws { try failure { try restore() } }

  /// What another run left or does, without changing anything; nil if there is none.
  static var unfinished: UnfinishedRun? { .look(for: journal) }

  /// Where the journal is.
  static var journal: JournalFile { .chosen(ProcessInfo.processInfo.environment) }

  private static func restore() throws(ChangeError) {
    for one in try SystemChange.recover(journal) {
      StandardError.say("restored after an earlier run: \(one)")
    }
  }
}
