import ArgumentParser
import HugeTLB
import KernelHVO
import LinuxHost
import RemapTiming
import Results
import Tradeoff
import Vmemmap

/// The sections about the kernel's own HVO: measured between the beginning and the end of a change
/// of the machine.
struct KernelStage {
  let plan: KernelPlan
  private let machine: HostMachine
  private let model: KernelModel
  private let preflight: KernelPreflight

  /// Looks whether it can be done; changes nothing.
  init(
    host: HostStage, sizes: [HugePageSize], count: String?, options: SystemChangeOptions,
    cpus: [Int]
  ) throws {
    let machine = HostMachine()
    let model = try host.hostModel
    self.model = model
    preflight = try Self.preflight(machine, model, node: options.node)
    let counts = try Self.counts(sizes, count, memory: host.memory)
    let preflight = preflight
    let loads = try usage { try preflight.loads(sizes, counts: counts) }
    let plan = options.plan(loads, preflight, cpus: cpus)
    try failure { try preflight.checkWritable(plan, root: machine.root) }
    self.plan = plan
    self.machine = machine
  }

  /// What a run without permission says: what is missing, then everything that it would do, a line
  /// each.
  var refusal: [String] {
    var lines = [
      "kernel changes this machine while it measures: it needs --allow-system-changes.",
      "It would change these settings, and put them back at the end:",
    ]
    let unfinished = Recovery.unfinished
    for setting in plan.settings {
      let value = (try? machine.root.read(setting.path)) ?? "?"
      let before = unfinished?.original(of: setting).map {
        ", and \($0) before a run that was killed"
      }
      lines.append("  \(setting): now \(value)\(before ?? "")")
    }
    switch unfinished {
    case .killed:
      lines.append(
        "Before it begins it would put back what the killed run had changed, as hvo-bench restore"
          + " does now.")
    case .active, .unreadable: lines += unfinished.map { ["\($0.fact): \($0.remedy)."] } ?? []
    case nil: break
    }
    let most = plan.loads.map { "\($0.size)=\($0.count)" }.joined(separator: ", ")
    lines.append("At most \(most) pages are added to the pools, one size at a time.")
    if plan.madeRoom != nil {
      lines.append(
        "First, for --make-room, it would drop caches and compact memory ("
          + MemoryAction.allCases.map(\.path.description).joined(separator: ", ")
          + "), and fill a pool once with all memory that may be taken.")
    }
    lines.append("Memory: \(preflight.room).")
    lines.append(
      "A journal with the present values goes to \(Recovery.journal.path) before the first write.")
    return lines
  }

  /// Measures, and puts everything back before anything is reported.
  ///
  /// - Returns: whether the machine is exactly as it was.
  func run(into file: inout ResultFile, progress: Progress) throws -> Bool {
    let plan = plan
    var change = try failure {
      try SystemChange.begin(
        changing: plan.settings, adding: plan.additions, file: Recovery.journal)
    }
    for one in change.recovered { StandardError.say("restored after an earlier run: \(one)") }
    let bench = KernelBench(
      plan, on: machine, model: model, isCancelled: { Interruption.isRequested },
      progress: { progress.show("kernel: \($0)", share: $1) })
    let report = bench.run(change)
    let restored: [Restoration]
    do { restored = try change.end() } catch { throw RuntimeFailure(text: "\(error)") }
    progress.clearLine()
    file.add(report)
    file.kernelPools = restored.compactMap(\.pool).map { KernelPoolRow($0) }
    try compare(report, into: &file, progress: progress)
    for one in restored where !one.isExact { StandardError.say("\(one)") }
    file.conclusions.append(Conclusion(sizeBytes: nil, text: Self.ending(restored)))
    return restored.allSatisfy(\.isExact)
  }

  /// The model's side: the protocol of this kernel on the simulated vmemmap, after the machine is
  /// itself again.
  private func compare(_ report: KernelReport, into file: inout ResultFile, progress: Progress)
    throws
  {
    let kernel = BuiltInProtocol.ofKernel(model.version, on: model.architecture) ?? .direct
    let loads = plan.loads.map { RemapLoad.usual($0.size, geometry: model.geometry) }
    var simulation = RemapPlan(
      mmu: model.architecture == .arm64 ? .arm64 : .x86_64, geometry: model.geometry,
      protocols: [kernel.make()], loads: loads, rounds: 8)
    simulation.demotes = false
    progress.show("kernel: the same on the simulated vmemmap")
    let simulated = try failure {
      try RemapTimer(simulation).run(isCancelled: { Interruption.isRequested })
    }
    progress.clearLine()
    let cpus = file.host?.onlineCPUs ?? 1
    file.modelChecks += ModelAgainstMachine(report, simulated: simulated, cpus: cpus).checks
      .map { ModelCheckRow($0) }
    file.conclusions += KernelConclusion.all(report).map {
      Conclusion(sizeBytes: $0.sizeBytes.map { Int64(clamping: $0) }, text: $0.text)
    }
    let figures = try file.addPublished()
    file.modelChecks += ModelCheckRow.published(figures, beside: report)
  }

  private static func ending(_ restored: [Restoration]) -> String {
    let odd = restored.filter { !$0.isExact }
    guard odd.isEmpty else {
      return "NOT as found: " + odd.map(\.description).joined(separator: "; ")
    }
    let values = restored.map { "\($0.setting) \($0.original)" }
    return "The machine is as it was found: " + values.joined(separator: ", ") + "."
  }

  /// A node that isn't there is a matter of what was typed; all else is the machine's.
  private static func preflight(_ machine: HostMachine, _ model: KernelModel, node: Int?) throws
    -> KernelPreflight
  {
    do {
      return try KernelPreflight(machine, model: model, node: node)
    } catch .noNode(let node, let nodes) {
      return try usage { throw KernelProblem.noNode(node, has: nodes) }
    } catch { return try failure { throw error } }
  }

  private static func counts(_ sizes: [HugePageSize], _ text: String?, memory: ByteCount?) throws
    -> [HugePageSize: UInt64]
  {
    guard let text else { return [:] }
    let pools = try usage {
      try PoolRequest(sizes: sizes, counts: text, needsAll: false).pools(memory: memory)
    }
    return Dictionary(uniqueKeysWithValues: pools.map { ($0.size, $0.count) })
  }
}
