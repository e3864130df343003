import ArgumentParser
import Foundation
import HugeTLB
import KernelHVO
import LinuxHost
import Results

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
    let defaults = host.kernelDefaults
    model = try usage {
      try KernelModel(
        architecture: defaults.architecture, page: defaults.page, structPage: defaults.structPage,
        version: defaults.version)
    }
    let model = model
    preflight = try failure { try KernelPreflight(machine, model: model, node: options.node) }
    let counts = try Self.counts(sizes, count, memory: host.memory)
    let preflight = preflight
    let loads = try usage { try preflight.loads(sizes, counts: counts) }
    let plan = options.plan(loads, preflight, cpus: cpus)
    try failure { try preflight.checkWritable(plan, root: machine.root) }
    self.plan = plan
    self.machine = machine
  }

  /// What a run without permission says.
  var refusal: String {
    let now = plan.settings.map { setting in
      let value = (try? machine.root.read(setting.path)) ?? "?"
      return "\(setting) (now \(value))"
    }
    let most = plan.loads.map { "\($0.size)=\($0.count)" }.joined(separator: ", ")
    return "kernel changes this machine while it measures, so it needs --allow-system-changes. It would"
      + " change, and put back at the end: \(now.joined(separator: ", ")); at most \(most) pages are"
      + " added to the pools, one size at a time; \(preflight.room)"
  }

  /// Measures, and puts everything back before anything is reported.
  ///
  /// - Returns: whether the machine is exactly as it was.
  func run(into file: inout ResultFile, progress: Progress) throws -> Bool {
    let journal = JournalFile.chosen(ProcessInfo.processInfo.environment)
    let plan = plan
    var change = try failure { try SystemChange.begin(changing: plan.settings, file: journal) }
    for one in change.recovered { StandardError.say("restored after an earlier run: \(one)") }
    let bench = KernelBench(
      plan, on: machine, model: model, isCancelled: { Interruption.isRequested },
      progress: { progress.show("kernel: \($0)") })
    let report = bench.run(change)
    let restored: [Restoration]
    do { restored = try change.end() } catch { throw RuntimeFailure(text: "\(error)") }
    progress.clearLine()
    file.add(report)
    for one in restored where !one.isExact { StandardError.say("\(one)") }
    file.conclusions.append(Conclusion(sizeBytes: nil, text: Self.ending(restored)))
    return restored.allSatisfy(\.isExact)
  }

  private static func ending(_ restored: [Restoration]) -> String {
    let odd = restored.filter { !$0.isExact }
    guard odd.isEmpty else {
      return "NOT as found: " + odd.map(\.description).joined(separator: "; ")
    }
    let values = restored.map { "\($0.setting) \($0.original)" }
    return "The machine is as it was found: " + values.joined(separator: ", ") + "."
  }

  private static func counts(_ sizes: [HugePageSize], _ text: String?, memory: ByteCount?) throws
    -> [HugePageSize: UInt64]
  {
    guard let text else { return [:] }
    let list = sizes.map(\.description).joined(separator: ",")
    let pools = try usage { 
      try PoolRequest(sizes: list, counts: text, needsAll: false).pools(memory: memory)
    }
    return Dictionary(uniqueKeysWithValues: pools.map { ($0.size, $0.count) })
  }
}
