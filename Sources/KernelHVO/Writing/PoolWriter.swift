internal import LinuxHost
internal import Measurement

/// Writes to pools with a clock around each write, within the bounds of the journal.
struct PoolWriter {
  let control: PoolControl
  let watch: WriteWatch
  /// The longest that one write may take.
  var secondsPerWrite = 60.0
  private let stopwatch = WriteStopwatch(wall: MonotonicRawClock(), cpu: ThreadCPUClock())

  init(control: PoolControl, watch: WriteWatch) {
    self.control = control
    self.watch = watch
  }

  /// Raises the pool by `pages` above `floor`.
  func grow(_ place: PoolPlace, by pages: UInt64, above floor: UInt64) throws(HostError)
    -> WriteTime
  {
    let (target, overflow) = floor.addingReportingOverflow(pages)
    let time = try timed(overflow ? .max : target, control.openPages(place))
    let now = try control.counts(place).persistent
    return WriteTime(wall: time.wall, cpu: time.cpu, pages: now > floor ? now - floor : 0)
  }

  /// Lowers the pool to `floor`, which the caller keeps at or above what was there before.
  ///
  /// - Parameter pages: those above it.
  func shrink(_ place: PoolPlace, to floor: UInt64, from pages: UInt64) throws(HostError)
    -> WriteTime
  {
    let time = try timed(floor, control.openPages(place))
    let now = try control.counts(place)
    let left = now.persistent > floor ? now.persistent - floor : 0
    return WriteTime(wall: time.wall, cpu: time.cpu, pages: pages > left ? pages - left : 0)
  }

  /// Splits pages of the pool.
  func demote(_ place: PoolPlace, pages: UInt64) throws(HostError) -> WriteTime {
    let before = try control.counts(place).pages
    let time = try timed(pages, control.openDemotion(place))
    let after = try control.counts(place).pages
    return WriteTime(wall: time.wall, cpu: time.cpu, pages: before > after ? before - after : 0)
  }

  /// The write alone is timed; the file is open and the text made before.
  private func timed(_ pages: UInt64, _ file: any OpenSetting) throws(HostError)
    -> (wall: Double, cpu: Double)
  {
    let text = "\(pages)"
    return try timed { () throws(HostError) in try file.write(text) }
  }

  /// One system call, with its deadline.
  func timed(_ call: () throws(HostError) -> Void) throws(HostError) -> (wall: Double, cpu: Double)
  {
    watch.arm(seconds: secondsPerWrite)
    defer { watch.disarm() }
    var stopwatch = stopwatch
    return try stopwatch.time(call)
  }
}
