import CPayload
import GuestLink
import PayloadCore

/// The PMU of this core (FEAT_PMUv3), where it has one.
struct Counters {
  /// Event numbers of the Arm architecture: instructions architecturally executed.
  let isPresent: Bool
  let eventCount: Int

  init() {
    let version = read_id_aa64dfr0() >> 8 & 15
    isPresent = version != 0 && version != 15
    let asked = Int(Parameters()[.eventCount])
    // PMCR_EL0.N: event counters beside the cycle counter.
    let there = isPresent ? Int(read_pmcr() >> 11 & 31) : 0
    eventCount = min(asked, there, ParameterBlock.mostEvents)
  }

  /// Cycles and every event asked for, from zero.
  func start() {
    guard isPresent else { return }
    let parameters = Parameters()
    // LC, C, P and E: 64-bit cycles, reset, counting on.
    write_pmcr(1 << 6 | 1 << 2 | 1 << 1 | 1)
    write_pmccfiltr(0)
    var at = 0
    while at < eventCount {
      write_pmselr(UInt64(at))
      isb()
      write_pmxevtyper(parameters.event(at))
      at += 1
    }
    write_pmcntenset(1 << 31 | (1 << UInt64(eventCount) - 1))
    isb()
  }

  var cycles: UInt64 { isPresent ? read_pmccntr() : 0 }

  func event(_ index: Int) -> UInt64 {
    write_pmselr(UInt64(index))
    isb()
    return read_pmxevcntr()
  }
}

/// Instructions of each step of a program, added up by the step's word in the parameter block.
///
/// Under QEMU's deterministic counting one instruction is one nanosecond and one cycle of the PMU.
struct StepCounts {
  private let totals = Memory.words(0x4680_0000)
  private let overhead: UInt64

  /// Starts from zero, with the cost of the two readings known.
  init() {
    var at = 0
    while at < ParameterBlock.mostWords / 8 {
      totals[at] = 0
      at += 1
    }
    let before = read_pmccntr()
    overhead = read_pmccntr() - before
  }

  @inline(__always)
  func now() -> UInt64 { read_pmccntr() }

  @inline(__always)
  func add(_ word: Int, since before: UInt64) {
    let count = read_pmccntr() - before
    totals[word / GuestInstruction.words] += count > overhead ? count - overhead : 0
  }

  subscript(word: Int) -> UInt64 { totals[word / GuestInstruction.words] }
}
