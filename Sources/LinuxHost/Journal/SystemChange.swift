internal import Glibc

/// The right to change settings of the machine, and the duty to put them back.
///
/// Holds the machine's lock. Before the first change every original value is on disk; `end` puts
/// the values back, checks them and removes the journal. A process that dies in between leaves the
/// journal, and the next `begin` or `recover` does the same from it.
public struct SystemChange: ~Copyable {
  /// What may be changed, with the values before.
  public let journal: Journal
  /// What an earlier run that died had left, put back before this one began; empty if nothing.
  public let recovered: [Restoration]

  private let file: JournalFile
  private let files: any KernelFiles
  private let lock: MachineLock
  private let log: ChangeLog
  private var isEnded = false

  /// Takes the lock, puts back what an earlier run left, and writes the journal.
  ///
  /// - Parameters:
  ///   - settings: all that will be changed; nothing else can be.
  ///   - adding: pages that will be put into pools at most, above those that are there: what tells
  ///     another's number from the run's after a kill.
  ///   - root: where the lock is.
  ///   - files: the kernel; nil for the files under `root`.
  /// - Throws: before anything is changed.
  public static func begin(
    changing settings: [SystemSetting], adding: [PoolPlace: UInt64] = [:], file: JournalFile,
    root: HostRoot = HostRoot(),
    files: (any KernelFiles)? = nil
  ) throws(ChangeError) -> SystemChange {
    let files = files ?? root
    let lock = try MachineLock(root)
    let recovered = try replay(file, files)
    let unfinished = recovered.filter { !$0.isDone }
    guard unfinished.isEmpty else { throw .notRestored(unfinished) }
    let journal: Journal
    do {
      for setting in settings { try files.checkWritable(setting.path) }
      journal = try Journal.recording(
        settings, adding: adding, files, bootID: try files.read(.bootID), process: getpid())
    } catch { throw .host(error) }
    do { try file.write(journal) } catch { throw .journal(error) }
    return SystemChange(journal, recovered, file, files, lock)
  }

  private init(
    _ journal: Journal, _ recovered: [Restoration], _ file: JournalFile,
    _ files: any KernelFiles, _ lock: consuming MachineLock
  ) {
    self.journal = journal
    self.recovered = recovered
    self.file = file
    self.files = files
    self.lock = lock
    log = ChangeLog(journal)
  }

  /// Puts back what an earlier run left, if there is a journal and no process that still works by
  /// it. Harmless at any time and any number of times.
  public static func recover(
    _ file: JournalFile, root: HostRoot = HostRoot(), files: (any KernelFiles)? = nil
  ) throws(ChangeError) -> [Restoration] {
    let files = files ?? root
    // Without a journal there is nothing to do, on a machine without huge pages as well.
    do { if try file.read() == nil { return [] } } catch { throw .journal(error) }
    let lock = try MachineLock(root)
    let done = try replay(file, files)
    _ = consume lock
    return done
  }

  /// Removes the journal without putting anything back, for an administrator who has seen to it.
  public static func forget(_ file: JournalFile, root: HostRoot = HostRoot()) throws(ChangeError) {
    let lock = try MachineLock(root)
    do { try file.remove() } catch { throw .journal(error) }
    _ = consume lock
  }

  /// Sets one of the settings of the journal, not a pool, to a value.
  public func set(_ setting: SystemSetting, to value: String) throws(HostError) {
    try file(of: setting, for: value).write(value)
    log.note(setting, value)
  }

  /// The open file of such a setting, for a caller that times the write and does it at once.
  public func opened(_ setting: SystemSetting, for value: String) throws(HostError)
    -> any OpenSetting
  {
    let file = try file(of: setting, for: value)
    log.note(setting, value)
    return file
  }

  private func file(of setting: SystemSetting, for value: String) throws(HostError)
    -> any OpenSetting
  {
    guard journal.entries.contains(where: { $0.setting == setting }), setting.accepts(value) else {
      throw .malformed(setting.description, found: value, expected: "a setting of the journal")
    }
    return try files.opened(setting.path)
  }

  /// Takes the size that a pool has now as this run's doing; to be called after each write to it.
  public func notePool(_ place: PoolPlace) {
    guard let counts = try? PoolControl(files).counts(place) else { return }
    log.note(.pool(place), "\(counts.persistent)")
  }

  /// Settings of the journal that don't have the value which this run left them with, so somebody
  /// else wrote them; empty if none. One read of each. Those that were found so are left alone at the
  /// end.
  public func foreignChanges() -> [ForeignChange] {
    journal.entries.compactMap { log.look($0.setting, files) }
  }

  /// Persistent pages that the pool had: never fewer while this lasts. Nil if it isn't ours to change.
  public func floor(_ place: PoolPlace) -> UInt64? {
    let entry = journal.entries.first { $0.setting == .pool(place) }
    return entry.flatMap { UInt64($0.original) }
  }

  /// The value that a setting had; nil if it isn't in the journal.
  public func original(_ setting: SystemSetting) -> String? {
    journal.entries.first { $0.setting == setting }?.original
  }

  /// Puts every setting back and reads it again; removes the journal if all have their values.
  ///
  /// - Returns: what became of each.
  public mutating func end() throws(ChangeError) -> [Restoration] {
    isEnded = true
    return try Self.finish(journal, file, files, log)
  }

  deinit {
    // An error's way out: whatever can't be put back stays in the journal.
    if !isEnded { _ = try? Self.finish(journal, file, files, log) }
  }

  private static func replay(_ file: JournalFile, _ files: any KernelFiles) throws(ChangeError)
    -> [Restoration]
  {
    let old: Journal?
    do { old = try file.read() } catch { throw .journal(error) }
    guard let old else { return [] }
    // After a restart the settings are the new boot's.
    guard (try? files.read(.bootID)) == old.bootID else {
      do { try file.remove() } catch { throw .journal(error) }
      return []
    }
    return try finish(old, file, files, nil)
  }

  private static func finish(
    _ journal: Journal, _ file: JournalFile, _ files: any KernelFiles, _ log: ChangeLog?
  ) throws(ChangeError) -> [Restoration] {
    let results = Restorer(files: files, log: log).restore(journal)
    if results.allSatisfy(\.isDone) {
      do { try file.remove() } catch { throw .journal(error) }
    }
    return results
  }
}
