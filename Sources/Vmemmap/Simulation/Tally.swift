/// A fixed number of counters that lie in the value itself, so that counting is one addition.
struct Tally<let size: Int>: Sendable {
  private var counters = InlineArray<size, Int>(repeating: 0)

  @inline(__always)
  subscript(index: Int) -> Int {
    get { counters[index] }
    set { counters[index] = newValue }
  }

  var total: Int {
    var sum = 0
    for index in counters.indices { sum += counters[index] }
    return sum
  }

  static func += (left: inout Self, right: Self) {
    for index in left.counters.indices { left.counters[index] += right.counters[index] }
  }
}

extension Tally: Hashable {
  static func == (left: Self, right: Self) -> Bool {
    left.counters.indices.allSatisfy { left.counters[$0] == right.counters[$0] }
  }

  func hash(into hasher: inout Hasher) {
    for index in counters.indices { hasher.combine(counters[index]) }
  }
}
