import Glibc
import LinuxHost
import Testing

@testable import PerfCounters

struct CounterDenialTests {
  private let cycles = PerfEvent(type: 0, config: 0)
  private let faults = PerfEvent(type: 1, config: 2)

  private func reason(
    _ event: PerfEvent, _ code: Int32, isRoot: Bool = false, paranoid: Fact<Int> = .known(2),
    lockdown: Fact<String> = .known("none"), pmus: [String] = ["cpu"], machine: String? = nil
  ) -> String {
    CounterDenial(
      event: event, domain: .all, wholeCPU: false,
      circumstances: .init(
        isRoot: isRoot, paranoid: paranoid, lockdown: lockdown, hardwarePMUs: .known(pmus),
        virtualMachine: .known(machine))
    ).reason(for: code)
  }

  @Test(arguments: [2, 3, 4, 99])
  func namesTheLevelAndTheNeededOne(level: Int) {
    for code in [EACCES, EPERM] {
      let text = reason(faults, code, paranoid: .known(level))
      #expect(text.contains("perf_event_paranoid is \(level)"))
      #expect(text.contains("perf_event_paranoid=1"))
    }
  }

  @Test(arguments: [-1, 0, 1])
  func doesNotBlameALevelThatWouldDo(level: Int) {
    let text = reason(faults, EACCES, paranoid: .known(level))
    #expect(text.contains("seccomp"))
    #expect(!text.contains("sysctl -w"))
  }

  @Test func anUnreadableLevelIsSaid() {
    #expect(reason(faults, EACCES, paranoid: .unknown("gone")).contains("can't be read (gone)"))
  }

  @Test func rootUnderLockdownIsExplained() {
    let text = reason(faults, EPERM, isRoot: true, lockdown: .known("confidentiality"))
    #expect(text.contains("lockdown is confidentiality"))
    #expect(reason(faults, EPERM, isRoot: true).contains("CAP_PERFMON"))
  }

  @Test func aMissingPMUIsToldFromAMissingEvent() {
    #expect(reason(cycles, ENOENT, pmus: [], machine: "KVM") == "no PMU (virtual machine: KVM)")
    #expect(reason(cycles, ENOENT, pmus: []) == "no PMU that this kernel can use")
    #expect(reason(cycles, ENOENT) == "the CPU's PMU doesn't have the event")
    #expect(reason(faults, ENOENT, pmus: []) == "this kernel doesn't have the event")
  }

  // Documentation/admin-guide/sysctl/kernel.rst, perf_event_paranoid.
  @Test func knowsWhatEachLevelAllows() {
    let trace = PerfEvent(type: 2, config: 7)
    #expect(ParanoidLevel.needed(faults, .user, wholeCPU: false) == 2)
    #expect(ParanoidLevel.needed(faults, .all, wholeCPU: false) == 1)
    #expect(ParanoidLevel.needed(faults, .kernel, wholeCPU: false) == 1)
    #expect(ParanoidLevel.needed(faults, .user, wholeCPU: true) == 0)
    #expect(ParanoidLevel.needed(trace, .all, wholeCPU: false) == -1)
  }

  @Test(arguments: [EINVAL, EBUSY, ENOSYS, EMFILE, 9999])
  func everyErrorIsOneLine(code: Int32) {
    let text = reason(cycles, code)
    #expect(!text.isEmpty && !text.contains("\n"))
  }
}
