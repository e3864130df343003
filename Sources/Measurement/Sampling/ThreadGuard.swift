private import CBarriers

/// Marks samples in which the measuring thread changed CPU, was preempted or interrupted.
///
/// Costs one `getrusage` call on each side of a sample, about 0.2 µs, outside the timed part.
public struct ThreadGuard: SampleGuard, Sendable {
  private var cpu: Int32 = 0
  private var switches = 0
  private var interrupts = InterruptWatch()

  public init() {}

  public mutating func begin() {
    switches = hvo_involuntary_switches()
    cpu = hvo_current_cpu()
    interrupts.begin()
  }

  public mutating func end() -> SampleMarks {
    var marks: SampleMarks = interrupts.wasInterrupted() ? .interrupted : []
    if hvo_current_cpu() != cpu { marks.insert(.migrated) }
    if hvo_involuntary_switches() != switches { marks.insert(.involuntarySwitch) }
    return marks
  }
}
