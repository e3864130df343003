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
    /// Pages of a pool that nobody used; nil for other settings.
    public let free: UInt64?
    /// Persistent pages that the run gives a pool at most, so that whoever finds the journal can tell
    /// another's number from the run's; nil if that isn't known.
    public let most: UInt64?

    /// - Parameters:
    ///   - original: what the kernel showed.
    ///   - surplus: of a pool.
    ///   - free: of a pool.
    ///   - most: pages that a pool will have at most.
    public init(
      _ setting: SystemSetting, original: String, surplus: UInt64 = 0, free: UInt64? = nil,
      most: UInt64? = nil
    ) {
      self.setting = setting
      self.original = original
      self.surplus = surplus
      self.free = free
      self.most = most
    }

    /// What a pool held before the run; nil for other settings.
    var pool: PoolCounts? {
      guard case .pool = setting, let free, let persistent = UInt64(original) else { return nil }
      let (pages, overflow) = persistent.addingReportingOverflow(surplus)
      return overflow ? nil : PoolCounts(pages: pages, free: free, surplus: surplus)
    }

    /// Whether the run can have left a pool with so many pages.
    func canBeOwn(_ pages: UInt64) -> Bool {
      guard let most, let original = UInt64(original) else { return true }
      return (min(original, most)...max(original, most)).contains(pages)
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
  ///
  /// - Parameter adding: pages that the run puts into pools at most.
  static func recording(
    _ settings: [SystemSetting], adding: [PoolPlace: UInt64], _ files: any KernelFiles,
    bootID: String, process: Int32
  ) throws(HostError) -> Journal {
    var entries: [Entry] = []
    for setting in settings {
      if case .pool(let place) = setting {
        let counts = try PoolControl(files).counts(place)
        let most = adding[place].map { counts.persistent.addingReportingOverflow($0) }
        entries.append(
          Entry(
            setting, original: "\(counts.persistent)", surplus: counts.surplus, free: counts.free,
            most: most.map { $0.overflow ? .max : $0.partialValue }))
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
