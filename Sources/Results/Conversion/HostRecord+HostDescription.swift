import HugeTLB
public import LinuxHost
public import Measurement
public import PerfCounters

extension HostRecord {
  /// The machine as a record.
  ///
  /// - Parameters:
  ///   - counters: what each curated counter answered.
  ///   - clock: what one clock read costs here.
  ///   - rate: of the architectural counter.
  public init(
    _ host: HostDescription, counters: [CounterAvailability], clock: TimerOverhead,
    rate: CounterRate? = nil
  ) {
    self.init(
      name: host.name, cpuModel: host.cpuModel.value, architecture: host.architecture,
      onlineCPUs: host.cpus.online.value?.count ?? host.cpus.usable.value?.count ?? 1,
      usableCPUs: host.cpus.usable.value?.count ?? 1,
      basePageBytes: Int64(host.basePage.value?.bytes ?? 4096), kernel: host.kernel.text,
      memoryBytes: host.memory.value.map { Int64(clamping: $0.total) },
      pools: (host.pools.value?.machine ?? []).map(PoolRecord.init), hvo: HVORecord(host.hvo),
      structPage: StructPageRecord(host.structPage),
      virtualMachine: host.virtualMachine.value ?? nil, governor: host.governor.value,
      clocksource: host.clocksource.value?.current,
      timerReadCost: Figure(
        Double(clock.median), .nanoseconds,
        .measured(where: "back-to-back reads of CLOCK_MONOTONIC_RAW", samples: clock.reads)),
      counterRate: rate.map { Figure($0) },
      counters: CounterSupport(
        pmu: host.hardwarePMUs.value?.first,
        events: counters.map {
          .init(
            name: $0.name + ($0.domain == .user ? CounterDomain.user.suffix : ""),
            available: $0.domain != nil, reason: $0.reason)
        },
        perfEventParanoid: host.perfEventParanoid.value))
  }
}

extension Figure {
  /// The counter's rate with who says so.
  init(_ rate: CounterRate) {
    let provenance: Provenance =
      switch rate.source {
      case .cpu: .derived(from: "what the CPU declares (CPUID leaf 15H, CNTFRQ_EL0)")
      case .kernel: .derived(from: "the kernel's own conversion (perf's mapped page)")
      case .hypervisor: .derived(from: "what the hypervisor declares (CPUID leaf 40000010H)")
      case .calibrated(let within):
        .measured(
          where: "counted against CLOCK_MONOTONIC_RAW, right within "
            + "\((within * 1e6).rounded() / 1e4) %", samples: nil)
      }
    self.init(rate.hertz, .perSecond, provenance)
  }
}

extension PoolRecord {
  init(_ pool: HugePagePool) {
    func number(_ fact: Fact<UInt64>) -> Int64? { fact.value.map { Int64(clamping: $0) } }
    self.init(
      sizeBytes: Int64(pool.size.bytes), pages: number(pool.pages), free: number(pool.free),
      reserved: number(pool.reserved), surplus: number(pool.surplus))
  }
}

extension HVORecord {
  init(_ status: HVOStatus) {
    let compiledIn: CompiledIn =
      switch status.compiledIn {
      case .known(true): .yes
      case .known(false): .no
      case .unknown: .unknown
      }
    let how = status.advice.isEmpty ? nil : status.advice.joined(separator: "; ")
    switch status.state {
    case .on: self.init(compiledIn: compiledIn, state: .on, how: how)
    case .off: self.init(compiledIn: compiledIn, state: .off, how: how)
    case .unavailable(let obstacle):
      self.init(
        compiledIn: compiledIn, state: .unavailable, how: how, reason: obstacle.description)
    case .unknown(let reason):
      self.init(compiledIn: compiledIn, state: .unknown, how: how, reason: reason)
    }
  }
}

extension StructPageRecord {
  init(_ reading: StructPageReading) {
    switch reading.source {
    case .kernelTypes: self.init(bytes: Int64(reading.size.bytes), source: "the kernel's BTF")
    case .assumed(let reason):
      self.init(bytes: Int64(reading.size.bytes), source: "default, assumed: \(reason)")
    }
  }
}
