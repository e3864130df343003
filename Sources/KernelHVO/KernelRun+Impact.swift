internal import Glibc
internal import HugeTLB
internal import LinuxHost
internal import Measurement

extension KernelRun {
  /// What a thread on another CPU and walkers of the pool's page frames notice while batches are
  /// allocated and freed with HVO off and on, and while nothing happens for as long.
  func impact(_ change: borrowing SystemChange, into report: inout KernelReport)
    throws(KernelStop)
  {
    guard let load = plan.loads.first else { return }
    let batch = min(load.count, 1024)
    for cpu in plan.observerCPUs {
      try watch(.cpu(cpu), .onCPU(cpu), load.size, batch, frames: nil, change, into: &report)
    }
    if plan.observerCPUs.isEmpty {
      report.notes.append(
        KernelNote("no other CPU to watch from", "measure on a machine with two CPUs or more"))
    }
    let pages = Int(clamping: load.size.bytes / bench.model.geometry.page.bytes)
    for kind in [KernelImpact.Observer.pageFlags, .pageCounts] {
      let frames: HugeFrames
      do throws(OperationFailure) {
        frames = try poolFrames(load.size, batch, change)
      } catch {
        report.notes.append(
          KernelNote("impact on \(kind) not measured: \(error)", "run as root, outside containers"))
        return
      }
      let walker = GapObserver.walking(
        kind == .pageFlags ? .pageFlags : .pageCounts, frames, chunk: pages, root,
        cpu: plan.observerCPUs.first)
      try watch(kind, walker, load.size, batch, frames: frames.count, change, into: &report)
    }
  }

  /// Where the pages of a batch lie; the next batches are mostly given the same ones.
  private func poolFrames(_ size: HugePageSize, _ batch: UInt64, _ change: borrowing SystemChange)
    throws(OperationFailure) -> HugeFrames
  {
    guard let got = try? grow(size, batch, change).pages else {
      throw OperationFailure(call: "allocate huge pages", errno: ENOMEM)
    }
    defer { _ = try? shrink(size, from: got, change) }
    return try HugeFrames(root)
  }

  private func watch(
    _ kind: KernelImpact.Observer, _ observer: GapObserver, _ size: HugePageSize, _ batch: UInt64,
    frames: Int?, _ change: borrowing SystemChange, into report: inout KernelReport
  ) throws(KernelStop) {
    bench.progress("impact on \(kind)")
    var gaps: [KernelImpact.Phase: [Double]] = [:]
    var problem: KernelStop?
    do { gaps = try observe(observer, size, batch, change) } catch { problem = error }
    if let reason = observer.stop() {
      report.notes.append(
        KernelNote("impact on \(kind) not measured: \(reason)", "run as root, outside containers"))
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
    _ observer: GapObserver, _ size: HugePageSize, _ batch: UInt64,
    _ change: borrowing SystemChange
  ) throws(KernelStop) -> [KernelImpact.Phase: [Double]] {
    var gaps: [KernelImpact.Phase: [Double]] = [:]
    usleep(2000)
    for round in 0..<12 {
      let order: [KernelImpact.Phase] =
        round % 2 == 0 ? [.off, .on, .quiet] : [.quiet, .on, .off]
      var busy = 0.0
      for phase in order {
        try checkCancelled(change)
        if phase != .quiet { try optimize(phase == .on, change) }
        _ = observer.take()
        if phase == .quiet {
          usleep(useconds_t(max(5, min(100, busy * 1e3)) * 1000))
        } else {
          let started = Self.seconds()
          _ = try cycle(size, batch, change)
          busy = Self.seconds() - started
        }
        gaps[phase, default: []].append(observer.take())
      }
    }
    return gaps
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
