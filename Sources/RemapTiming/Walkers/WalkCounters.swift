import LinuxHost
import PerfCounters

/// The remapping thread's counters, on for some rounds beside the timed ones.
final class WalkCounters {
  private var group: CounterGroup
  private let hugePages: Int
  private(set) var rounds: CountedRounds
  private var isOn = false
  private var isSecond = false

  /// To be made on the thread that remaps.
  init(_ requests: [CounterRequest], on host: HostMachine, hugePages: Int) {
    group = CounterGroup(requests, host: host)
    rounds = CountedRounds(overhead: group.overhead())
    self.hugePages = hugePages
  }

  func begin() { (isOn, isSecond) = (true, false) }
  func end() { isOn = false }

  /// Runs a batch; counts it if the counters are on. HVO and de-HVO come in turn.
  func around<Value, Failure>(_ batch: () throws(Failure) -> Value) throws(Failure) -> Value {
    guard isOn else { return try batch() }
    group.start()
    let value: Value
    do { value = try batch() } catch {
      _ = group.stop()
      throw error
    }
    let readings = group.stop()
    if isSecond {
      rounds.deHVO.add(readings, hugePages: hugePages)
    } else {
      rounds.hvo.add(readings, hugePages: hugePages)
    }
    isSecond.toggle()
    return value
  }
}
