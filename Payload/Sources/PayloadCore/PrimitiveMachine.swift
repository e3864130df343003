package import GuestLink

/// What `PrimitiveJob` asks of a machine.
package protocol PrimitiveMachine {
  init()
  /// Physical memory for the results of a case.
  static var samplesPhysical: UInt64 { get }
  /// Two frames for the entries to map.
  var firstFrame: UInt64 { get }
  var secondFrame: UInt64 { get }
  /// Before the first case: an empty table for the range.
  func prepare()
  /// Stores the first `pages` entries, and orders the stores before what follows; nil breaks them.
  func map(_ one: PrimitiveCase, _ pages: Int, to frame: UInt64?)
  /// What a local invalidation leaves on other cores must not reach the next case.
  func flushAll()
  /// Executes a primitive `times` times; the choice of it stands outside the loop.
  func execute(_ one: PrimitiveCase, _ times: UInt64)
  /// Nothing that was before is executed after.
  func synchronize()
  /// A cycle counter and event counters, where there are any.
  var hasCycles: Bool { get }
  var cycles: UInt64 { get }
  var eventCount: Int { get }
  func startCounters()
  func event(_ index: Int) -> UInt64
}

extension PrimitiveMachine {
  /// One interrupt to another core and its answer; every core paused; every core brought together.
  package func executeInterrupt(_ code: PrimitiveCode, _ times: UInt64) {
    switch code {
    case .interrupt: repeated(times) { Rendezvous.ping(1) }
    case .pause:
      repeated(times) {
        Rendezvous.pause()
        Rendezvous.resume()
      }
    case .rendezvous:
      repeated(times) {
        Rendezvous.begin()
        Rendezvous.end()
      }
    default: Fatal.stop(.parameters, UInt64(code.rawValue), 0, 4)
    }
  }
}

@inline(__always)
package func repeated(_ times: UInt64, _ body: () -> Void) {
  var left = times
  while left > 0 {
    body()
    left -= 1
  }
}
