import HugeTLB
import LinuxHost
import Measurement
import PerfCounters
import Results

/// The host section: what the machine is, and what makes its timings doubtful.
struct HostStage {
  let host = HostDescription()

  /// The machine's name, for the default result file.
  var name: String { host.name }

  /// Counters are tried as they are counted later: trace points by a mount of tracefs of this
  /// process's own, where that is allowed.
  func run(into file: inout ResultFile) {
    describe(in: &file)
    let warnings = host.warnings + (Recovery.unfinished.map { [.unfinishedRun($0)] } ?? [])
    file.warnings += warnings.map { Warning($0) }
  }

  /// The host alone: for what isn't timed on it, its warnings say nothing.
  func describe(in file: inout ResultFile) {
    let counters = DetachedTracefs.with(HostMachine()) {
      CounterAvailability.all(on: $0)
    }
    var clock = MonotonicRawClock()
    file.host = HostRecord(
      host, counters: counters, clock: TimerOverhead.calibrate(&clock),
      rate: .best(kernel: KernelCounterRate.read().flatMap { CounterRate(hertz: $0, .kernel) }))
  }

  /// What the calculator assumes where nothing was typed: this machine.
  var kernelDefaults: KernelDefaults {
    let build = KernelDefaults.ofBuild
    return KernelDefaults(
      architecture: (try? Architecture(parsing: host.architecture)) ?? build.architecture,
      page: host.basePage.value, structPage: host.structPage.size,
      version: host.kernel.version)
  }

  /// What HVO does for the pools of this machine today, and what that comes to.
  func diagnose(into file: inout ResultFile) throws {
    let model = try hostModel
    file.warnings += Warning.hugePagesIgnored(atBootOf: host)
    file.poolStates = PoolStateRow.all(host, model: model, blocks: MemoryBlocks.bytes())
    file.conclusions += Conclusion.doctor(
      host, model: model, pools: file.poolStates,
      limits: HugeTLBLimit.all(of: HostMachine(), host.pools.value?.sizes ?? []))
  }

  /// The rules of this machine's kernel.
  var hostModel: KernelModel {
    get throws {
      let defaults = kernelDefaults
      return try usage {
        try KernelModel(
          architecture: defaults.architecture, page: defaults.page,
          structPage: defaults.structPage, version: defaults.version)
      }
    }
  }

  /// The memory of the machine, where it can be read.
  var memory: ByteCount? { host.memory.value.flatMap { ByteCount($0.total) } }

  /// CPUs that are online; 1 where that can't be read.
  var onlineCPUs: Int { host.cpus.online.value?.count ?? 1 }

  /// CPUs in the order in which they join a measurement.
  func arrange(_ cpus: [Int], _ order: CPUOrder) -> [Int] {
    order.arrange(cpus, in: host.topology.value)
  }

  /// The CPUs that threads may be pinned to: those typed, or all usable ones.
  func cpus(_ typed: String?) throws -> [Int] {
    guard let typed else { return host.cpus.usable.value?.ids ?? [0] }
    let choice = try usage("--cpus \(typed)") { try host.cpus.choose(try CPUList(parsing: typed)) }
    if !choice.offline.ids.isEmpty {
      StandardError.say("--cpus \(typed): CPU \(choice.offline) is offline and left out")
    }
    return choice.cpus.ids
  }
}
