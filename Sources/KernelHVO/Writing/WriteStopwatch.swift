internal import Measurement

/// Times a system call by the wall and by the CPU clock of the thread that makes it.
///
/// The CPU clock is read outside the wall clock, since its reads are long; what an empty section shows
/// of CPU time, which is those reads, is taken off, or CPU times would exceed the wall times beside
/// them.
struct WriteStopwatch<Wall: NanosecondClock, CPU: NanosecondClock> {
  private var wall: Wall
  private var cpu: CPU
  /// CPU time of a section without a call: the median of some.
  private(set) var overhead = TimerOverhead(minimum: 0, median: 0, reads: 0)

  /// - Parameter sections: empty ones that tell the overhead.
  init(wall: Wall, cpu: CPU, sections: Int = 101) {
    (self.wall, self.cpu) = (wall, cpu)
    let times = (0..<max(1, sections)).map { _ in raw {}.cpu }.sorted()
    overhead = TimerOverhead(
      minimum: times[0], median: times[(times.count - 1) / 2], reads: times.count)
  }

  /// Nanoseconds of the call by both clocks. A CPU time that isn't above the overhead stays as read.
  mutating func time<Failure>(_ call: () throws(Failure) -> Void) throws(Failure)
    -> (wall: Double, cpu: Double)
  {
    let time = try raw(call)
    let cpu =
      switch overhead.net(time.cpu) {
      case .nanoseconds(let net): net
      case .belowFloor: time.cpu
      }
    return (Double(time.wall), Double(cpu))
  }

  private mutating func raw<Failure>(_ call: () throws(Failure) -> Void) throws(Failure)
    -> (wall: UInt64, cpu: UInt64)
  {
    let cpuStart = cpu.now()
    let start = wall.now()
    try call()
    let end = wall.now()
    return (end &- start, cpu.now() &- cpuStart)
  }
}
