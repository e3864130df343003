/// What a run found before it changed the machine: all that is needed to put it back.
public struct Journal: Sendable, Hashable {
  /// One setting and its value before the run.
  public struct Entry: Sendable, Hashable {
    /// What may have been changed.
    public let setting: SystemSetting
    /// As the kernel showed it; persistent pages for a pool.
    public let original: String
    /// Surplus pages that a pool had besides: others' business, told apart from our own leftovers.
    public let surplus: UInt64

    /// - Parameters:
    ///   - original: what the kernel showed.
    ///   - surplus: of a pool.
    public init(_ setting: SystemSetting, original: String, surplus: UInt64 = 0) {
      self.setting = setting
      self.original = original
      self.surplus = surplus
    }
  }

  /// /proc/sys/kernel/random/boot_id: after a restart the settings are the new boot's own.
  public let bootID: String
  /// The process that wrote it.
  public let process: Int32
  /// In any order.
  public let entries: [Entry]

  /// A journal of these entries.
  public init(bootID: String, process: Int32, entries: [Entry]) {
    self.bootID = bootID
    self.process = process
    self.entries = entries
  }

  /// Reads the present values of `settings`.
  static func recording(
    _ settings: [SystemSetting], _ files: any KernelFiles, bootID: String, process: Int32
  ) throws(HostError) -> Journal {
    var entries: [Entry] = []
    for setting in settings {
      if case .pool(let place) = setting {
        let counts = try PoolControl(files).counts(place)
        entries.append(Entry(setting, original: "\(counts.persistent)", surplus: counts.surplus))
        continue
      }
      let value = try setting.value(files)
      guard setting.accepts(value) else {
        throw .malformed(setting.path.description, found: value, expected: "a value to return to")
      }
      entries.append(Entry(setting, original: value))
    }
    return Journal(bootID: bootID, process: process, entries: entries)
  }
}
