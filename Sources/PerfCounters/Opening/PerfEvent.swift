internal import CPerfCounters

/// What perf_event_open is asked for.
struct PerfEvent: Hashable {
  var type: UInt32
  var config: UInt64
  var config1: UInt64 = 0
  var config2: UInt64 = 0

  /// PERF_TYPE_SOFTWARE.
  static let softwareType: UInt32 = 1
  /// PERF_TYPE_TRACEPOINT.
  static let tracepointType: UInt32 = 2

  /// The family of the CPU's PMU: PERF_TYPE_HARDWARE.
  static let hardwareFamily: UInt32 = 0

  /// Events that the kernel can schedule together have the same family: the software ones with the
  /// trace points; HARDWARE, HW_CACHE and RAW, which are the CPU's PMU; each other PMU for itself.
  var family: UInt32 {
    switch type {
    case Self.softwareType, Self.tracepointType: Self.softwareType
    case 0, 3, 4: Self.hardwareFamily
    default: type
    }
  }

  /// PERF_COUNT_SW_CPU_CLOCK and TASK_CLOCK: the kernel takes the modes to exclude and counts both
  /// all the same [tried on 6.18].
  var ignoresModes: Bool { type == Self.softwareType && config <= 1 }

  /// PERF_COUNT_SW_CONTEXT_SWITCHES and CPU_MIGRATIONS: counted in user mode alone they read 0.
  var isKernelOnly: Bool { type == Self.softwareType && (3...4).contains(config) }

  /// Why the kernel's figure for one mode alone would be wrong; nil if it would be right.
  func objection(to domain: CounterDomain) -> String? {
    if domain != .all, ignoresModes {
      return "the kernel's clocks don't tell user from kernel time"
    }
    if domain == .user, isKernelOnly { return "it happens in kernel mode only" }
    return nil
  }

  /// - Returns: a descriptor, or the negative errno.
  func open(_ domain: CounterDomain, inherit: Bool, thread: Int32, cpu: Int32, group: Int32)
    -> Int32
  {
    var event = hvo_perf_event(
      type: type, exclude_user: domain == .kernel, exclude_kernel: domain == .user,
      inherit: inherit, config: config, config1: config1, config2: config2)
    return hvo_perf_open(&event, thread, cpu, group)
  }
}
