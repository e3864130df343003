/// The rows of two results joined by section and key.
struct TimingPairs {
  let pairs: [(before: Timing, after: Timing)]
  let onlyBefore: [String]
  let onlyAfter: [String]

  init(
    before: (name: String, file: ResultFile), after: (name: String, file: ResultFile)
  ) throws(ComparisonError) {
    let old = before.file.timings
    let new = after.file.timings
    for (name, timings) in [(before.name, old), (after.name, new)] where timings.isEmpty {
      throw .noRows(name: name)
    }
    let oldByKey = Dictionary(uniqueKeysWithValues: old.map { ($0.name, $0) })
    let newByKey = Dictionary(uniqueKeysWithValues: new.map { ($0.name, $0) })
    pairs = old.compactMap { timing in newByKey[timing.name].map { (timing, $0) } }
    onlyBefore = old.map(\.name).filter { newByKey[$0] == nil }
    onlyAfter = new.map(\.name).filter { oldByKey[$0] == nil }
    guard !pairs.isEmpty else {
      throw .disjoint(
        before: before.name, has: onlyBefore, after: after.name, instead: onlyAfter)
    }
  }
}
