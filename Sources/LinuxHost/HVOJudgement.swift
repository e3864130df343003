internal import HugeTLB

/// What the facts about HVO come to: no I/O, so that every kernel can be judged in a test.
struct HVOJudgement {
  var release: KernelRelease
  var machine: String
  var hasHugeTLB: Bool
  /// Whether /proc/sys and /sys are there at all; some containers hide them.
  var showsKernel: Bool
  var sysctlExists: Bool
  var sysctl: Fact<Bool>
  var compiledIn: Fact<Bool>
  var bootParameter: Bool?
  var memmapOnMemory: Bool
  var structPage: StructPageReading

  /// The sysctl has the word where it can be read; without it the first obstacle that is known.
  var state: HVOState {
    switch sysctl {
    case .known(true): return .on
    case .known(false): return .off
    case .unknown(let reason):
      if sysctlExists || !showsKernel { return .unknown(reason) }
    }
    if let obstacle { return .unavailable(obstacle) }
    guard compiledIn.value == true, release.isAtLeast(6, 0) == false else {
      return .unknown(
        "no \(HostPath.optimizeVmemmap), and whether it is compiled in isn't known"
          + (compiledIn.reason.map { " (\($0))" } ?? ""))
    }
    // Before the sysctl, only the boot parameter switched it.
    return bootParameter == true ? .on : .off
  }

  private var obstacle: HVOObstacle? {
    if !hasHugeTLB { return .noHugeTLB }
    if release.isAtLeast(5, 14) == false { return .kernelTooOld(release: release.text) }
    if compiledIn.value != true {
      if machine == "aarch64", release.isAtLeast(6, 3) == true {
        return .arm64SinceRevert(release: release.text)
      }
      if !Self.architectures.contains(machine) { return .architecture(machine) }
    }
    if compiledIn.value == false { return .notCompiledIn }
    if !structPage.size.isPowerOfTwo { return .structPage(bytes: structPage.size.bytes) }
    if memmapOnMemory, release.isAtLeast(6, 0) == false { return .memmapOnMemory }
    if compiledIn.value == true, release.isAtLeast(6, 0) == true { return .nothingToOptimize }
    return nil
  }

  /// Those of mainline, as `uname -m` names them; arm64 had it from v5.19 to v6.2, s390 never on.
  private static let architectures: Set = ["x86_64", "aarch64", "riscv64", "loongarch64"]
}
