internal import CBarriers
public import Measurement

/// One pinned thread per CPU that reads the counter in a tight loop: the longest gap between two
/// reads is how long its CPU stood still, whoever stopped it. The threads end with the value.
public struct GapObservers: ~Copyable {
  /// A standstill of one CPU, in ticks of the architectural counter.
  public struct Gap: Sendable, Hashable {
    public let cpu: Int
    /// The last read before, and the first after it.
    public let from: UInt64
    public let until: UInt64

    public var ticks: UInt64 { until >= from ? until - from : 0 }
  }

  public let cpus: [Int]
  private let watch: SharedWord
  private let words: [ObserverWords]
  private let over: SharedWord
  private let lines: SharedLines
  private var workers: PinnedWorkers

  /// Starts a thread on each CPU; returns when all of them run.
  public init(cpus: [Int]) throws(OperationFailure) {
    let lines = SharedLines(count: 1 + cpus.count)
    let watch = lines.word(line: 0, slot: 0)
    let over = lines.word(line: 0, slot: 1)
    let words = cpus.indices.map { ObserverWords(in: lines, at: 1 + $0) }
    workers = try PinnedWorkers(cpus: cpus, abandon: { over.store(1) }) {
      words[$0].observe(watch: watch, over: over)
    }
    self.cpus = cpus
    self.watch = watch
    self.words = words
    self.over = over
    self.lines = lines
  }

  /// The lines must stay until no thread writes to them.
  deinit {
    over.store(1)
    for word in words { while word.done.load() == 0 { hvo_spin_hint() } }
  }

  /// Forgets the gaps so far; returns once every observer looks anew.
  ///
  /// - Returns: false if one of them didn't get to run within 100 ms.
  public func begin() -> Bool {
    let number = watch.load() &+ 1
    watch.store(number)
    return waitForAll { $0.seen.load() == number }
  }

  /// The longest gap on each CPU since `begin`, once each observer has run again; nil for a CPU
  /// whose observer didn't within 100 ms.
  public func end() -> [Gap?] {
    let turns = words.map { $0.turns.load() }
    _ = waitForAll { $0.turns.load() > turns[$0.place] }
    return words.map { word in
      guard word.turns.load() > turns[word.place] else { return nil }
      return Gap(cpu: cpus[word.place], from: word.from.load(), until: word.until.load())
    }
  }

  private func waitForAll(_ condition: (ObserverWords) -> Bool) -> Bool {
    let clock = MonotonicRawClock()
    let deadline = clock.now() + 100_000_000
    while !words.allSatisfy(condition) {
      if clock.now() > deadline { return false }
      hvo_spin_hint()
    }
    return true
  }
}

/// What one observer writes, on a line of its own.
private struct ObserverWords: Sendable {
  let place: Int
  let turns: SharedCounter
  let from: SharedCounter
  let until: SharedCounter
  /// The watch that it has begun.
  let seen: SharedWord
  /// 1 once it will write nothing more.
  let done: SharedWord

  init(in lines: borrowing SharedLines, at line: Int) {
    place = line - 1
    turns = lines.counter(line: line, slot: 0)
    from = lines.counter(line: line, slot: 1)
    until = lines.counter(line: line, slot: 2)
    seen = lines.word(line: line, slot: 8)
    done = lines.word(line: line, slot: 9)
  }

  func observe(watch: SharedWord, over: SharedWord) {
    var number: UInt32 = 0
    var longest: UInt64 = 0
    var turn: UInt64 = 0
    var last = hvo_counter()
    while over.load() == 0 {
      let asked = watch.load()
      if asked != number {
        number = asked
        longest = 0
        from.store(0)
        until.store(0)
        last = hvo_counter()
        seen.store(asked)
      }
      let now = hvo_counter()
      let gap = now > last ? now &- last : 0
      if gap > longest {
        longest = gap
        from.store(last)
        until.store(now)
      }
      last = now
      turn &+= 1
      turns.store(turn)
    }
    done.store(1)
  }
}
