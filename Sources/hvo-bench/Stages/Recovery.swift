import FoundationEssentials
import LinuxHost

/// Puts back what an earlier run that was killed had changed, before anything is measured on the
/// machine that it left.
enum Recovery {
  /// Says what it did; nothing where nothing was left. That another run is at work, or that this
  /// user may not put things back, is said and no reason to stop.
  static func atStart() {
    do {
      let file = JournalFile.chosen(ProcessInfo.processInfo.environment)
      for one in try SystemChange.recover(file) {
        StandardError.say("restored after an earlier run: \(one)")
      }
    } catch { StandardError.say("\(error)") }
  }
}
