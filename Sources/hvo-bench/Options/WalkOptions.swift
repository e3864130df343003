public import ArgumentParser
import LinuxHost
public import RemapTiming

/// Walkers on other CPUs while protocols run.
struct WalkOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      Run each protocol once more while n threads on other CPUs read struct pages and take \
      references, and report what that cost them and what went wrong. At most, and by default, one \
      on each other CPU; 0: none.
      """, valueName: "n"))
  var walkers: Int?

  @Option(
    help: ArgumentHelp(
      """
      Whose page tables the walkers go through: simulated ones in memory, or, with mmu, this \
      process's own.
      """, valueName: "simulated|mmu"))
  var backend: Backend?

  @Option(
    help: ArgumentHelp(
      """
      What the walkers' try-gets find: live counts, of which none may be lost, or 0 (frozen), as the \
      kernel keeps folios while it remaps them.
      """, valueName: "live|frozen"))
  var refcounts: WalkMeasurement.Refcounts?

  enum Backend: String, ExpressibleByArgument, CaseIterable { case simulated, mmu }

  /// Whether walkers are asked for.
  var isAsked: Bool { walkers != nil || backend != nil || refcounts != nil }

  func validate() throws {
    if let walkers, !(0...1024).contains(walkers) {
      throw ValidationError("--walkers \(walkers): from 1 to 1024 threads, or 0 for none")
    }
    if walkers == 0, backend != nil || refcounts != nil {
      throw ValidationError("--walkers 0: no walkers, so --backend and --refcounts say nothing")
    }
  }

  /// What is run, or why nothing is.
  typealias Choice = (plan: WalkPlan?, reason: String?)

  /// The plan on these CPUs, for what the plain timing runs; nil with the reason for no walkers.
  ///
  /// - Throws: a usage error if there are more walkers than other CPUs.
  func choice(_ remap: RemapPlan, cpus: [Int]) throws -> Choice {
    if walkers == 0 { return (nil, "walkers weren't run: --walkers 0") }
    let others = cpus.count - 1
    if others < 1, !isAsked {
      return (nil, "walkers weren't run: on one usable CPU they would take turns with the remap")
    }
    let count = walkers ?? max(1, others)
    guard count <= others else {
      throw ValidationError(
        "\(walkers.map { "--walkers \($0)" } ?? "walkers"): this process may use \(others) CPUs"
          + " besides the remapping one; walkers that take turns would time the scheduler")
    }
    return (try plan(remap, count, cpus), nil)
  }

  private func plan(_ remap: RemapPlan, _ count: Int, _ cpus: [Int]) throws -> WalkPlan {
    let place = WalkPlan.place(count, on: cpus)
    var plan = WalkPlan(
      mmu: remap.mmu, geometry: remap.geometry, protocols: remap.protocols, loads: remap.loads,
      cpu: place.cpu, walkerCPUs: place.walkerCPUs)
    plan.refcounts = refcounts ?? .live
    plan.rounds = remap.rounds * 2
    plan.counters = remap.counters
    if backend == .mmu {
      switch MappingRoom.current() {
      case .known(let mappings): plan.backend = .mmu(mappings: mappings)
      case .unknown(let reason): throw RuntimeFailure(text: reason)
      }
    }
    return plan
  }
}

extension WalkMeasurement.Refcounts: ExpressibleByArgument {}
