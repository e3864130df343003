import Foundation

/// Plain threads that each return a value, while this one does something else.
struct ThreadGroup {
  let count: Int

  func run<Value: Sendable>(
    _ body: @escaping @Sendable (Int) -> Value, meanwhile: () throws -> Void
  ) rethrows -> [Value?] {
    let results = Results<Value>(count: count)
    let threads = (0..<count).map { index in
      let thread = Thread { results.set(index, body(index)) }
      thread.start()
      return thread
    }
    try meanwhile()
    while !threads.allSatisfy(\.isFinished) { usleep(1000) }
    return results.all
  }

  private final class Results<Value: Sendable>: @unchecked Sendable {
    private let lock = NSLock()
    private var values: [Value?]

    init(count: Int) { values = [Value?](repeating: nil, count: count) }

    func set(_ index: Int, _ value: Value) { lock.withLock { values[index] = value } }
    var all: [Value?] { lock.withLock { values } }
  }
}
