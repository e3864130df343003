internal import Glibc

/// Puts settings back. Doing it twice does no harm: what has its value isn't written.
struct Restorer {
  let files: any KernelFiles
  /// What the run left; nil after a kill, when nobody knows.
  var log: ChangeLog?
  /// Pause between attempts, in microseconds; 0 in tests.
  var pause: UInt32 = 20_000
  /// Attempts for a pool that doesn't get its size at once.
  var attempts = 8

  /// Puts every entry back, pools that must shrink before those that must grow.
  func restore(_ journal: Journal) -> [Restoration] {
    let ordered = journal.entries.sorted { order($0) < order($1) }
    return ordered.map { entry in
      var done = restore(entry)
      if case .pool(let place) = entry.setting, let before = entry.pool,
        let after = try? PoolControl(files).counts(place)
      {
        done.pool = PoolChange(place: place, before: before, after: after)
      }
      return done
    }
  }

  private func order(_ entry: Journal.Entry) -> (Int, Int) {
    guard case .pool(let place) = entry.setting else { return (entry.setting.restoreOrder, 0) }
    let present = (try? PoolControl(files).counts(place).persistent) ?? 0
    let original = UInt64(entry.original) ?? 0
    return (entry.setting.restoreOrder, present > original ? 0 : 1)
  }

  private func restore(_ entry: Journal.Entry) -> Restoration {
    // Somebody else's value isn't ours to overwrite, unless it is the one to put back.
    if let other = log?.foreignChange(entry.setting),
      let now = try? entry.setting.value(files), now != entry.original, now != other.expected
    {
      return Restoration(
        setting: entry.setting, original: entry.original, found: now,
        outcome: .foreign(expected: other.expected))
    }
    if case .pool(let place) = entry.setting, let pages = UInt64(entry.original) {
      // After a kill: more pages than the run ever asked for, or fewer than there were.
      if log == nil, let now = try? PoolControl(files).counts(place).persistent,
        !entry.canBeOwn(now)
      {
        return Restoration(
          setting: entry.setting, original: entry.original, found: "\(now)",
          outcome: .foreign(expected: "\(entry.original) to \(entry.most ?? pages)"))
      }
      return restore(place, to: pages, entry)
    }
    let found = try? files.read(entry.setting.path)
    func ended(_ outcome: Restoration.Outcome) -> Restoration {
      Restoration(
        setting: entry.setting, original: entry.original, found: found, outcome: outcome)
    }
    if found == entry.original { return ended(.unchanged) }
    do {
      try files.write(entry.original, to: entry.setting.path)
      let now = try files.read(entry.setting.path)
      return ended(now == entry.original ? .restored : .failed("it reads \(now) after the write"))
    } catch { return ended(.failed(error.description)) }
  }

  /// Freeing optimised pages needs memory, and can fail for want of it: then pages stay, as surplus
  /// once the number asked for is below them. Such pages are taken back into the pool and freed
  /// again, a bounded number of times.
  private func restore(_ place: PoolPlace, to pages: UInt64, _ entry: Journal.Entry)
    -> Restoration
  {
    let control = PoolControl(files)
    let first = try? control.counts(place)
    var now = first
    var problem: HostError?
    func excess(_ counts: PoolCounts) -> UInt64 {
      counts.surplus > entry.surplus ? counts.surplus - entry.surplus : 0
    }
    for attempt in 0..<attempts {
      if let now, now.persistent == pages, excess(now) == 0 { break }
      if attempt > 0 { usleep(pause) }
      do {
        if let now, now.persistent == pages {
          _ = try control.resize(place, to: pages &+ excess(now))
        }
        now = try control.resize(place, to: pages)
        problem = nil
      } catch { problem = error }
    }
    func ended(_ outcome: Restoration.Outcome) -> Restoration {
      Restoration(
        setting: entry.setting, original: entry.original, found: first.map { "\($0.persistent)" },
        outcome: outcome)
    }
    guard let now, now.persistent == pages else {
      let have = now.map { "\($0.persistent) pages after \(attempts) attempts" } ?? "unreadable"
      return ended(.failed(problem?.description ?? have))
    }
    if excess(now) > 0 { return ended(.leftover(surplus: excess(now))) }
    return ended(first == now ? .unchanged : .restored)
  }
}
