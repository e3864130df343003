/// A file or directory of /proc, /sys or /boot: the one place where their names are spelled.
///
/// Relative to the root of a `HostRoot`, so that tests can point at a directory of their own.
public struct HostPath: Sendable, Hashable {
  /// The path without the leading slash.
  public let relative: String

  init(_ relative: String) { self.relative = relative }

  /// The entry `name` of this directory.
  func appending(_ name: String) -> HostPath { HostPath("\(relative)/\(name)") }
}

extension HostPath: CustomStringConvertible {
  /// The path on the real machine, with the leading slash.
  public var description: String { "/\(relative)" }
}

// Processors.
extension HostPath {
  /// CPUs that run now, as a list (Documentation/admin-guide/cputopology.rst).
  static let onlineCPUs = HostPath("sys/devices/system/cpu/online")
  /// CPUs that could be brought online.
  static let possibleCPUs = HostPath("sys/devices/system/cpu/possible")
  /// CPUs present but not running.
  static let offlineCPUs = HostPath("sys/devices/system/cpu/offline")
  static let cpuInformation = HostPath("proc/cpuinfo")
  /// The state of the calling thread, with `Cpus_allowed_list` (since v3.17).
  static let threadStatus = HostPath("proc/thread-self/status")
  /// Time by CPU and by what it was spent on, in ticks (proc_stat(5)).
  static let processorTimes = HostPath("proc/stat")
  static let loadAverage = HostPath("proc/loadavg")

  /// The switch of one CPU; CPU 0 often has none.
  static func onlineSwitch(of cpu: Int) -> HostPath {
    HostPath("sys/devices/system/cpu/cpu\(cpu)/online")
  }

  /// A topology file of one CPU: `thread_siblings_list`, `physical_package_id`, …
  static func topology(of cpu: Int, _ file: String) -> HostPath {
    HostPath("sys/devices/system/cpu/cpu\(cpu)/topology/\(file)")
  }

  /// The caches of one CPU, `index0` and so on.
  static func caches(of cpu: Int) -> HostPath {
    HostPath("sys/devices/system/cpu/cpu\(cpu)/cache")
  }

  /// The frequency governor of one CPU; absent without cpufreq.
  static func governor(of cpu: Int) -> HostPath {
    HostPath("sys/devices/system/cpu/cpu\(cpu)/cpufreq/scaling_governor")
  }

  static let clocksource = HostPath(
    "sys/devices/system/clocksource/clocksource0/current_clocksource")
  static let availableClocksources = HostPath(
    "sys/devices/system/clocksource/clocksource0/available_clocksource")
}

// Kernel.
extension HostPath {
  static let bootCommandLine = HostPath("proc/cmdline")
  static let kernelRelease = HostPath("proc/sys/kernel/osrelease")
  /// What went wrong in the kernel since boot, as bits.
  static let taint = HostPath("proc/sys/kernel/tainted")
  /// The configuration, compressed; only with CONFIG_IKCONFIG_PROC.
  static let compressedConfiguration = HostPath("proc/config.gz")
  /// Type information of the kernel; only with CONFIG_DEBUG_INFO_BTF (since v5.4).
  static let kernelTypes = HostPath("sys/kernel/btf/vmlinux")
  /// `none [integrity] confidentiality`; only with the lockdown module (since v5.4) and securityfs.
  public static let lockdown = HostPath("sys/kernel/security/lockdown")

  /// The configuration of a release as distributions install it.
  static func installedConfiguration(of release: String) -> HostPath {
    HostPath("boot/config-\(release)")
  }
}

// Memory.
extension HostPath {
  static let memoryInformation = HostPath("proc/meminfo")
  static let memoryCounters = HostPath("proc/vmstat")
  static let memoryManagement = HostPath("sys/kernel/mm")
  /// One directory per hugetlb size; absent without CONFIG_HUGETLBFS.
  static let hugePagePools = HostPath("sys/kernel/mm/hugepages")
  static let nodes = HostPath("sys/devices/system/node")
  static let memorySysctls = HostPath("proc/sys/vm")
  /// The switch of HVO, 0 or 1 (since v5.19: commit 78f39084b41d; read-only where the architecture
  /// fixes it at boot).
  static let optimizeVmemmap = HostPath("proc/sys/vm/hugetlb_optimize_vmemmap")
  /// 1: every grace period is expedited, at the price of IPIs (since v3.18).
  static let rcuExpedited = HostPath("sys/kernel/rcu_expedited")
  /// Another one after each boot.
  public static let bootID = HostPath("proc/sys/kernel/random/boot_id")
  /// One directory per block of memory that can be hot-plugged; with CONFIG_MEMORY_HOTPLUG.
  static let memoryBlocks = HostPath("sys/devices/system/memory")
  /// Flags of every page frame, 8 bytes each (Documentation/admin-guide/mm/pagemap.rst); root only.
  public static let pageFlags = HostPath("proc/kpageflags")
  /// Mappings that one process may have (Documentation/admin-guide/sysctl/vm.rst).
  static let mappingLimit = HostPath("proc/sys/vm/max_map_count")
  /// How often every page frame is mapped, 8 bytes each; root only.
  public static let pageCounts = HostPath("proc/kpagecount")
  /// One directory per process.
  static let processes = HostPath("proc")
  static let dropCaches = HostPath("proc/sys/vm/drop_caches")
  static let compactMemory = HostPath("proc/sys/vm/compact_memory")
  /// Reading it brings /proc/vmstat up to date; root only.
  static let statisticsRefresh = HostPath("proc/sys/vm/stat_refresh")
  /// The mappings of this process, one a line.
  static let ownMappings = HostPath("proc/self/maps")
  /// Y, N or `force`: whether hot-added memory holds its own vmemmap (since v5.14).
  static let memmapOnMemory = HostPath("sys/module/memory_hotplug/parameters/memmap_on_memory")

  static func status(ofProcess id: String) -> HostPath { processes.appending("\(id)/status") }
  /// The CPUs of one NUMA node, as a list.
  static func cpus(ofNode node: Int) -> HostPath { nodes.appending("node\(node)/cpulist") }
  static func counters(ofNode node: Int) -> HostPath { nodes.appending("node\(node)/vmstat") }
  static func memory(ofNode node: Int) -> HostPath { nodes.appending("node\(node)/meminfo") }
  static func pools(ofNode node: Int) -> HostPath { nodes.appending("node\(node)/hugepages") }
}

// Virtual machines, containers and limits.
extension HostPath {
  /// `xen`, … where the hypervisor tells.
  static let hypervisorType = HostPath("sys/hypervisor/type")
  static let firmwareVendor = HostPath("sys/class/dmi/id/sys_vendor")
  static let firmwareProduct = HostPath("sys/class/dmi/id/product_name")
  static let deviceTreeHypervisor = HostPath("proc/device-tree/hypervisor/compatible")
  static let deviceTreeModel = HostPath("proc/device-tree/model")
  static let ownControlGroups = HostPath("proc/self/cgroup")
  static let controlGroups = HostPath("sys/fs/cgroup")
  static let dockerMark = HostPath(".dockerenv")
  static let podmanMark = HostPath("run/.containerenv")
  static let systemdContainer = HostPath("run/systemd/container")
}

// Performance counters, for the room PerfCounters and the warnings.
extension HostPath {
  /// −1 to 2 in mainline, up to 4 in distributions; absent without perf.
  public static let perfEventParanoid = HostPath("proc/sys/kernel/perf_event_paranoid")
  /// 1 while the watchdog holds one hardware counter of every CPU.
  public static let nmiWatchdog = HostPath("proc/sys/kernel/nmi_watchdog")
  /// The PMUs that perf knows, one directory each.
  public static let eventSources = HostPath("sys/bus/event_source/devices")
  public static let interrupts = HostPath("proc/interrupts")
  /// Where tracefs is mounted, newest place first.
  public static let tracing = [
    HostPath("sys/kernel/tracing"), HostPath("sys/kernel/debug/tracing"),
  ]
  /// The counters of `/proc/vmstat`.
  public static var vmstat: HostPath { memoryCounters }

  /// The trace points of a mounted tracefs, one directory per system.
  public static func events(under tracing: HostPath) -> HostPath { tracing.appending("events") }

  /// The trace points of one system, one directory each.
  public static func tracepoints(of system: String, under tracing: HostPath) -> HostPath {
    events(under: tracing).appending(system)
  }

  /// The number that perf_event_open takes for a tracepoint.
  public static func tracepoint(_ system: String, _ event: String, under tracing: HostPath)
    -> HostPath
  { tracepoints(of: system, under: tracing).appending("\(event)/id") }
}
