internal import Glibc

/// A run that hasn't put back what it changed: the settings of the machine aren't its owner's.
public enum UnfinishedRun: Sendable, Hashable {
  /// It is at work now and puts everything back at its end.
  case active
  /// It was killed; its journal, and the settings of it that aren't as they were.
  case killed(JournalFile, changed: [Change])
  /// There is a journal that can't be read: whose settings are changed isn't known.
  case unreadable(JournalFile, JournalError)

  /// A setting that isn't as it was before the run.
  public struct Change: Sendable, Hashable, CustomStringConvertible {
    /// Which.
    public let setting: SystemSetting
    /// The value before the run.
    public let original: String
    /// The value now.
    public let found: String

    /// One line: file, both values.
    public var description: String { "\(setting) is \(found), was \(original)" }
  }

  /// Looks for one, without changing anything; nil if there is none. The journal of another boot isn't
  /// one: its settings went with that boot.
  ///
  /// - Parameters:
  ///   - file: where the journal would be.
  ///   - root: where the lock is.
  ///   - files: the kernel; nil for the files under `root`.
  public static func look(
    for file: JournalFile, root: HostRoot = HostRoot(), files: (any KernelFiles)? = nil
  ) -> UnfinishedRun? {
    let files = files ?? root
    let journal: Journal
    do {
      guard let found = try file.read() else { return nil }
      journal = found
    } catch {
      // A directory that this user may not enter says nothing about a journal in it.
      return file.isThere ? .unreadable(file, error) : nil
    }
    guard (try? files.read(.bootID)) == journal.bootID else { return nil }
    do { _ = try MachineLock(root) } catch { if error == .locked { return .active } }
    return .killed(
      file,
      changed: journal.entries.compactMap { entry in
        guard let now = try? entry.setting.value(files), now != entry.original else { return nil }
        return Change(setting: entry.setting, original: entry.original, found: now)
      })
  }

  /// The value that a setting had before the run; nil where the run left it alone, or nobody knows.
  public func original(of setting: SystemSetting) -> String? {
    guard case .killed(_, let changed) = self else { return nil }
    return changed.first { $0.setting == setting }?.original
  }
}

extension JournalFile {
  /// Whether something is at the path, readable or not.
  fileprivate var isThere: Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }
}
