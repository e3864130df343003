internal import Barriers
internal import Glibc
internal import HugeTLB
internal import LinuxHost
internal import Measurement

extension KernelRun {
  /// What a thread on another CPU and walkers of the pool's page frames notice while batches are
  /// allocated and freed with HVO off and on, and while nothing happens for as long. On one CPU there
  /// is nothing to see but the scheduler's turns, so nothing is measured.
  func impact(_ change: borrowing SystemChange, into report: inout KernelReport)
    throws(KernelStop)
  {
    guard let load = plan.loads.first else { return }
    bench.meter.begin(steps: plan.observerCPUs.count + 2)
    guard let first = plan.observerCPUs.first else {
      report.notes.append(
        KernelNote(
          "what others notice isn't measured: there is no other CPU to watch from, and on one CPU"
            + " observers would see the scheduler's turns",
          "measure on a machine with two CPUs or more"))
      return
    }
    let batch = min(load.count, 1024)
    // Once for all: without a declared rate it is counted out.
    let rate = CounterRate.best()
    for cpu in plan.observerCPUs {
      try watch(.cpu(cpu), load.size, batch, frames: nil, change, into: &report) {
        () throws(OperationFailure) in
        guard let rate else {
          throw OperationFailure(call: "read the CPU's counter", errno: ENOTSUP)
        }
        return try CPUObserver(cpu, rate: rate)
      }
    }
    let pages = Int(clamping: load.size.bytes / bench.model.geometry.page.bytes)
    for (kind, path) in [
      (KernelImpact.Observer.pageFlags, HostPath.pageFlags), (.pageCounts, .pageCounts),
    ] {
      let frames: HugeFrames
      do throws(HostError) {
        frames = try poolFrames(load.size, batch, change)
      } catch {
        report.notes.append(Self.unwatched(kind, "\(error)"))
        return
      }
      try watch(kind, load.size, batch, frames: frames.count, change, into: &report) {
        () throws(OperationFailure) in
        try WalkObserver(path, frames, chunk: pages, root, cpu: first)
      }
    }
  }

  /// Where the pages of a batch lie; the next batches are mostly given the same ones.
  private func poolFrames(_ size: HugePageSize, _ batch: UInt64, _ change: borrowing SystemChange)
    throws(HostError) -> HugeFrames
  {
    guard let got = try? grow(size, batch, change).pages else {
      throw HostError("allocating huge pages", .system(ENOMEM))
    }
    defer { _ = try? shrink(size, from: got, change) }
    return try HugeFrames(root)
  }

  private static func unwatched(_ kind: KernelImpact.Observer, _ reason: String) -> KernelNote {
    KernelNote("impact on \(kind) not measured: \(reason)", "run as root, outside containers")
  }

  private func watch<Watch: GapWatch & ~Copyable>(
    _ kind: KernelImpact.Observer, _ size: HugePageSize, _ batch: UInt64, frames: Int?,
    _ change: borrowing SystemChange, into report: inout KernelReport,
    by make: () throws(OperationFailure) -> Watch
  ) throws(KernelStop) {
    bench.progress("impact on \(kind)")
    let observer: Watch
    do { observer = try make() } catch {
      report.notes.append(
        Self.unwatched(kind, "\(error.call): \(HostError.sentence(error.errno))"))
      return
    }
    var gaps: [KernelImpact.Phase: [Double]] = [:]
    var problem: KernelStop?
    do { try observe(observer, size, batch, change, into: &gaps) } catch { problem = error }
    if let reason = observer.failure {
      report.notes.append(Self.unwatched(kind, reason))
    } else {
      report.impact += KernelImpact.Phase.allCases.map {
        KernelImpact(
          observer: kind, phase: $0, gaps: gaps[$0] ?? [], batch: batch, sizeBytes: size.bytes,
          frames: frames)
      }
    }
    if let problem { throw problem }
  }

  private func observe(
    _ observer: borrowing some GapWatch & ~Copyable, _ size: HugePageSize, _ batch: UInt64,
    _ change: borrowing SystemChange, into gaps: inout [KernelImpact.Phase: [Double]]
  ) throws(KernelStop) {
    let allowance = RoundAllowance(12, seconds: plan.secondsPerSize)
    // What the last batch with HVO on took.
    var busy = 0.0
    for round in allowance.rounds {
      guard allowance.permits(round) else { return }
      for phase in round % 2 == 0
        ? [.off, .on, .quiet] : [.quiet, .on, .off] as [KernelImpact.Phase]
      {
        try checkCancelled(change)
        if phase != .quiet { try optimize(phase == .on, change) }
        let isWatching = observer.begin()
        if phase == .quiet {
          try rest(max(0.005, busy), change)
        } else {
          let started = Self.seconds()
          _ = try cycle(size, batch, change)
          if phase == .on { busy = Self.seconds() - started }
        }
        // An observer that didn't get to run saw nothing, which is no gap of 0.
        if let gap = observer.end(), isWatching { gaps[phase, default: []].append(gap) }
      }
    }
  }
}

extension KernelRun {
  /// Does nothing for some seconds.
  private func rest(_ seconds: Double, _ change: borrowing SystemChange) throws(KernelStop) {
    let start = Self.seconds()
    while case let left = start + seconds - Self.seconds(), left > 0 {
      usleep(useconds_t(min(left, 0.1) * 1e6))
      try checkCancelled(change)
    }
  }
}

extension KernelImpact.Observer: CustomStringConvertible {
  /// "CPU 1", or the file that is walked.
  public var description: String {
    switch self {
    case .cpu(let cpu): "CPU \(cpu)"
    case .pageFlags: "\(HostPath.pageFlags)"
    case .pageCounts: "\(HostPath.pageCounts)"
    }
  }
}
