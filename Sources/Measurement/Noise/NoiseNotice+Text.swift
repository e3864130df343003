internal import Numbers

extension NoiseNotice: CustomStringConvertible {
  /// What was seen, in one clause.
  public var fact: String {
    switch self {
    case .outliers(let outliers):
      "\(outliers.severe) of \(outliers.total) samples "
        + "(\(percent(outliers.severe, outliers.total))) lie beyond 3 interquartile ranges"
    case .twoModes(let modes):
      "two humps, near \(time(modes.low.median)) "
        + "(\(percent(modes.low.share))) and \(time(modes.high.median)) "
        + "(\(percent(modes.high.share)))"
    case .drift(let drift):
      "fixed work took \(time(drift.before)) before and "
        + "\(time(drift.after)) after the measurements"
    case .slowClock(let cost):
      "one clock read takes \(time(Double(cost)))"
    case .peersNotRunning(let count, let total):
      "in \(count) of \(total) samples a peer was not running; they are kept apart"
    case .peersNotAsleep(let count, let total):
      "in \(count) of \(total) samples a peer was not asleep; they are kept apart"
    case .preempted(let count, let total):
      "in \(count) of \(total) samples the measuring thread was preempted; they are kept apart"
    case .migrated(let count, let total):
      "in \(count) of \(total) samples the measuring thread changed CPU; they are kept apart"
    case .interrupted(let count, let total):
      "into \(count) of \(total) samples an interrupt fell; what it took is in the figures"
    case .stolen(let count, let total):
      "\(count) of \(total) samples are of passes in which the hypervisor took CPU time; they are in "
        + "the figures"
    case .speedChanged(let count, let total):
      "\(count) of \(total) samples are of passes during which the CPU's speed changed by more than "
        + "\(percent(Drift.threshold)); they are in the figures"
    case .notSteady(let samples):
      "the times had not settled after \(samples) warm-up samples"
    case .tooFew(let undisturbed, let needed):
      "\(undisturbed) undisturbed samples; an interval at 95 % needs \(needed)"
    }
  }

  /// What to do about it.
  public var remedy: String {
    switch self {
    case .outliers: "stop other work on these CPUs, or read p50 and p99 rather than the mean"
    case .twoModes: "read both humps; something switches between two states, such as another load"
    case .drift:
      "fix the frequency (performance governor, no turbo), let the machine cool, run again"
    case .slowClock: "select the tsc, kvm-clock or arch_sys_counter clocksource"
    case .peersNotRunning, .preempted:
      "leave the measured CPUs idle: stop other work, or isolate them"
    case .peersNotAsleep: "run again; if it stays, signals keep waking this process"
    case .migrated: "let the CPUs be pinned: choose ones that this process may use"
    case .interrupted:
      "keep interrupts off the measured CPUs (irqbalance, nohz_full), or read the p50"
    case .stolen: "run on a host that isn't overcommitted, or on bare metal"
    case .speedChanged:
      "fix the frequency (performance governor, no turbo), leave SMT siblings idle"
    case .notSteady: "run longer (the thorough plan), on an idle machine"
    case .tooFew: "raise the time budget, or leave the CPUs idle"
    }
  }

  public var description: String { "\(fact): \(remedy)" }

  private func percent(_ part: Int, _ total: Int) -> String {
    percent(total > 0 ? Double(part) / Double(total) : 0)
  }

  private func percent(_ share: Double) -> String {
    NumberText(ascii: false).percent(share * 100)
  }

  private func time(_ nanoseconds: Double) -> String {
    NumberText(ascii: false).time(nanoseconds: nanoseconds)
  }
}
