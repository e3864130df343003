import CReference
import Measurement
import Subjects

/// The simulator's loops and C's in turn (Swift C C Swift), so that whatever the machine does
/// meanwhile meets both, beside plain stores to as many bytes. Arguments: numbers of huge pages.
@main
struct Paired {
  static func main() throws {
    print(
      "ns a huge page, medians; ratio: C's time over Swift's of the same round, with quartiles;")
    print("share: bytes stored to entries a second over those of plain stores")
    print(
      "batches of \(usualBatch), as they are measured, and of \(long), where the loops are all\n")
    // Tables of 256 KiB, which the caches hold, and of 64 MiB, which they don't.
    let asked = CommandLine.arguments.dropFirst().compactMap { Int($0) }.filter { $0 > 0 }
    for folios in asked.isEmpty ? [4096, 1 << 20] : asked {
      for batch in [usualBatch, long] where folios >= 16 * batch || batch == usualBatch {
        try time(folios, batch: batch)
      }
    }
  }

  /// Folios in a batch whose bookkeeping is lost beside its loops.
  private static let long = 8192

  private static func time(_ folios: Int, batch: Int) throws {
    let rounds = max(40, min(4000, (1 << 24) / folios))
    let swift = try Simulated(folios, batch: batch)
    let c = try Reference(folios, batch: batch)
    let plain = Stores(bytes: folios * 64)
    var rows = Rows()
    // The first round brings the memory in.
    for round in 0...rounds {
      var pair = (swift: Lap(), c: Lap())
      pair.swift.add(swift)
      pair.c.add(c)
      pair.c.add(c)
      pair.swift.add(swift)
      let stores = plain.time()
      if round > 0 { rows.take(pair.swift, pair.c, stores) }
    }
    rows.report(folios, batch: batch)
  }
}

/// What one subject took for the two directions of two laps.
struct Lap {
  var hvo = 0.0
  var deHVO = 0.0

  mutating func add(_ subject: some Remapping) {
    let clock = MonotonicRawClock()
    let start = clock.now()
    subject.optimize()
    let middle = clock.now()
    subject.restore()
    let end = clock.now()
    hvo += Double(middle - start) / 2
    deHVO += Double(end - middle) / 2
  }
}

/// Plain stores to memory mapped as the tables are.
struct Stores {
  let words: UnsafeMutablePointer<UInt64>
  let count: Int

  init(bytes: Int) {
    count = bytes / 8
    words = reference_words(count)
  }

  func time() -> Double {
    let clock = MonotonicRawClock()
    let start = clock.now()
    reference_store(words, count, 0x163)
    return Double(clock.now() - start)
  }
}

/// The rounds of one size.
struct Rows {
  var swift: [Lap] = []
  var c: [Lap] = []
  var stores: [Double] = []

  mutating func take(_ swift: Lap, _ c: Lap, _ stores: Double) {
    self.swift.append(swift)
    self.c.append(c)
    self.stores.append(stores)
  }

  func report(_ folios: Int, batch: Int) {
    let plain = quantile(stores, 0.5)
    let bandwidth = Double(folios * 64) / plain
    print("\(folios) huge pages, batches of \(batch): plain stores \(tenths(bandwidth)) GB/s")
    line("HVO", folios, entries: 8, plain, \.hvo)
    line("de-HVO", folios, entries: 7, plain, \.deHVO)
  }

  private func line(
    _ name: String, _ folios: Int, entries: Int, _ plain: Double, _ part: KeyPath<Lap, Double>
  ) {
    let ratios = zip(swift, c).map { $1[keyPath: part] / $0[keyPath: part] }
    var text = "  \(name)"
    for (language, laps) in [("Swift", swift), ("C", c)] {
      let median = quantile(laps.map { $0[keyPath: part] }, 0.5)
      let share = plain / median * Double(entries) / 8
      text += "  \(language) \(hundredths(median / Double(folios))) ns (\(Int(share * 100)) %)"
    }
    let quartiles = [0.25, 0.5, 0.75].map { hundredths(quantile(ratios, $0)) }
    print(text + "  ratio \(quartiles[1]) (\(quartiles[0]) to \(quartiles[2]))")
  }

  private func quantile(_ values: [Double], _ share: Double) -> Double {
    values.sorted()[Int(Double(values.count - 1) * share)]
  }

  private func tenths(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }
  private func hundredths(_ value: Double) -> String { "\((value * 100).rounded() / 100)" }
}
