internal import Glibc
internal import HugeTLB
internal import LinuxHost

extension KernelRun {
  /// What a thread on another CPU and a walker of page flags notice while batches are allocated and
  /// freed with HVO off and on, and while nothing happens for as long.
  func impact(_ change: borrowing SystemChange, into report: inout KernelReport)
    throws(KernelStop)
  {
    guard let load = plan.loads.first else { return }
    let batch = min(load.count, 1024)
    var watched: [KernelImpact.Observer] = plan.observerCPUs.map { .cpu($0) }
    watched.append(.pageFlags)
    for kind in watched {
      bench.progress("impact on \(kind)")
      let observer: GapObserver =
        switch kind {
        case .cpu(let cpu): .onCPU(cpu)
        case .pageFlags: .walking(root, cpu: plan.observerCPUs.first)
        }
      var gaps: [KernelImpact.Phase: [Double]] = [:]
      var problem: KernelStop?
      do {
        gaps = try observe(observer, load.size, batch, change)
      } catch { problem = error }
      if let reason = observer.stop() {
        report.notes.append(
          KernelNote("impact on \(kind) not measured: \(reason)", "run as root, outside containers"))
      } else {
        report.impact += KernelImpact.Phase.allCases.map {
          KernelImpact(
            observer: kind, phase: $0, gaps: gaps[$0] ?? [], batch: batch,
            sizeBytes: load.size.bytes)
        }
      }
      if let problem { throw problem }
    }
    if plan.observerCPUs.isEmpty {
      report.notes.append(
        KernelNote("no other CPU to watch from", "measure on a machine with two CPUs or more"))
    }
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
        try checkCancelled()
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
  /// "CPU 1" or "/proc/kpageflags".
  public var description: String {
    switch self {
    case .cpu(let cpu): "CPU \(cpu)"
    case .pageFlags: "\(HostPath.pageFlags)"
    }
  }
}
