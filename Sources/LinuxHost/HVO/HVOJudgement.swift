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
    guard compiledIn.value == true, version?.separatesMemmapOnMemory == false else {
      return .unknown(
        "no \(HostPath.optimizeVmemmap), and whether it is compiled in isn't known"
          + (compiledIn.reason.map { " (\($0))" } ?? ""))
    }
    // Before the sysctl, only the boot parameter switched it.
    return bootParameter == true ? .on : .off
  }

  private var obstacle: HVOObstacle? {
    if !hasHugeTLB { return .noHugeTLB }
    if let version, version.vmemmapReservePages == nil {
      return .kernelTooOld(release: release.text)
    }
    if compiledIn.value != true, let reason = architectureObstacle { return .architecture(reason) }
    if compiledIn.value == false { return .notCompiledIn }
    if !structPage.size.isPowerOfTwo { return .structPage(bytes: structPage.size.bytes) }
    if memmapOnMemory, version?.separatesMemmapOnMemory == false { return .memmapOnMemory }
    if compiledIn.value == true, version?.separatesMemmapOnMemory == true {
      return .nothingToOptimize
    }
    return nil
  }

  private var version: KernelVersion? { release.version }

  /// Why mainline has no HVO on this architecture; nil if it has, or if the version isn't known.
  private var architectureObstacle: String? {
    guard let architecture = try? Architecture(parsing: machine) else {
      return "Linux has no HVO on \(machine)"
    }
    guard let version, case .notSupported(let reason) = architecture.hvoSupport(version) else {
      return nil
    }
    return "kernel \(release.text): \(reason)"
  }
}
