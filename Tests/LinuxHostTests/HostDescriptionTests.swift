import HugeTLB
import Testing

@testable import LinuxHost

struct SurroundingsTests {
  private static let guest = ["proc/cpuinfo": "flags\t\t: fpu hypervisor sse\n"]

  private func machine(_ files: [String: String], _ architecture: String = "x86_64") throws
    -> Fact<String?>
  { try FakeHost(files).host(machine: architecture).virtualMachine }

  @Test func theFlagTellsAGuestAndFirmwareItsName() throws {
    let vendor = "sys/class/dmi/id/sys_vendor"
    let product = "sys/class/dmi/id/product_name"
    #expect(try machine(Self.guest) == .known("unknown hypervisor"))
    #expect(try machine(Self.guest.merging([vendor: "QEMU\n"]) { $1 }) == .known("QEMU/KVM"))
    #expect(
      try machine(
        Self.guest.merging([vendor: "Microsoft Corporation", product: "Virtual Machine"]) { $1 })
        == .known("Hyper-V"))
    let clocks = [
      "sys/devices/system/clocksource/clocksource0/available_clocksource": "tsc kvm-clock"
    ]
    #expect(try machine(Self.guest.merging(clocks) { $1 }) == .known("KVM"))
  }

  @Test func bareMetalOfACloudIsBareMetal() throws {
    let files = [
      "proc/cpuinfo": "flags : fpu sse\n", "sys/class/dmi/id/sys_vendor": "Amazon EC2",
      "sys/class/dmi/id/product_name": "m7i.metal-24xl",
    ]
    #expect(try machine(files) == .known(nil))
    #expect(try machine(files, "aarch64") == .known(nil))
  }

  @Test func armGoesByFirmwareOrDeviceTree() throws {
    #expect(try machine([:], "aarch64").value == nil)
    #expect(
      try machine(["proc/device-tree/model": "linux,dummy-virt\0"], "aarch64") == .known("QEMU"))
    #expect(try machine(["proc/device-tree/model": "Raspberry Pi 4"], "aarch64") == .known(nil))
    #expect(
      try machine(["proc/device-tree/hypervisor/compatible": "linux,kvm\0"], "aarch64")
        == .known("KVM"))
  }

  @Test(
    arguments: [
      ("run/.containerenv", "", "Podman"), (".dockerenv", "", "Docker"),
      ("run/systemd/container", "lxc\n", "lxc"),
      ("proc/self/cgroup", "0::/kubepods.slice/x", "Kubernetes"),
      ("proc/self/cgroup", "0::/user.slice", nil),
    ] as [(String, String, String?)])
  func findsContainers(file: String, text: String, name: String?) throws {
    #expect(Surroundings.container(try FakeHost([file: text]).host().root) == .known(name))
  }
}

struct HostDescriptionTests {
  @Test func anEmptyRootGivesReasonsAndNoTrap() throws {
    let description = HostDescription(of: try FakeHost().host(pageBytes: 8192))
    #expect(description.name == "fake")
    #expect(description.basePage.reason?.contains("8192") == true)
    #expect(description.memory.value == nil)
    #expect(description.cpuModel.value == nil)
    #expect(description.pools.value == nil)
    guard case .unknown = description.hvo.state else {
      Issue.record("\(description.hvo.state)")
      return
    }
    #expect(description.vmemmap.value == nil)
    #expect(description.clocksource.value == nil)
    #expect(description.load.value == nil)
    #expect(description.perfEventParanoid.value == nil)
    #expect(description.warnings == [], "what isn't known gives no warning")
  }

  @Test func readsFigures() throws {
    let description = HostDescription(
      of: try FakeHost([
        "proc/meminfo": "MemTotal:       16384 kB\nMemFree: 1 kB\nMemAvailable:    8192 kB\n",
        "proc/vmstat": "nr_free_pages 1\nnr_memmap_pages 7\nnr_memmap_boot_pages 100\n",
        "proc/loadavg": "1.25 0.50 0.10 2/300 4242\n", "proc/cmdline": "quiet\n",
        "proc/sys/kernel/perf_event_paranoid": "-1\n",
      ]).host())
    #expect(description.memory == .known(MemorySize(total: 16 << 20, available: 8 << 20)))
    #expect(description.vmemmap.value?.total == 107)
    #expect(description.load == .known(1.25))
    #expect(description.perfEventParanoid == .known(-1))
    #expect(description.basePage == .known(.k4))
  }

  @Test(arguments: [
    "MemTotal: x kB\n", "MemTotal: 99999999999999999999 kB\n",
    "MemTotal: 18446744073709551615 kB\nMemAvailable: 1 kB\n", "MemTotal: 5 kB\n",
  ])
  func oddMemoryIsUnknown(text: String) throws {
    let description = HostDescription(of: try FakeHost(["proc/meminfo": text]).host())
    #expect(description.memory.value == nil)
  }

  @Test(arguments: [
    ("none [integrity] confidentiality", "integrity"),
    ("[none] integrity confidentiality", "none"),
  ])
  func readsLockdown(text: String, mode: String) throws {
    let root = try FakeHost(["sys/kernel/security/lockdown": text]).host().root
    #expect(PerfEvents.lockdown(root) == .known(mode))
  }

  @Test func noLockdownFileIsNone() throws {
    #expect(PerfEvents.lockdown(try FakeHost().host().root) == .known("none"))
  }

  @Test func findsCPUPMUsAmongOthers() throws {
    let base = "sys/bus/event_source/devices"
    let root = try FakeHost([
      "\(base)/software/": "", "\(base)/cpu_core/": "", "\(base)/uncore_imc_0/": "",
      "\(base)/armv8_pmuv3_0/": "", "\(base)/msr/": "",
    ]).host().root
    #expect(PerfEvents.hardwarePMUs(root) == .known(["armv8_pmuv3_0", "cpu_core"]))
    #expect(PerfEvents.hardwarePMUs(try FakeHost().host().root).value == nil)
  }
}

struct HostWarningTests {
  private func warnings(_ files: [String: String], isRoot: Bool = true) throws -> [HostWarning] {
    let cpus = [
      "sys/devices/system/cpu/online": "0-3",
      "proc/thread-self/status": "Cpus_allowed_list:\t0-3\n", "proc/loadavg": "0.10 0 0 1/2 3",
    ]
    return HostDescription(of: try FakeHost(cpus.merging(files) { $1 }).host(isRoot: isRoot))
      .warnings
  }

  @Test func aQuietMachineHasNone() throws { #expect(try warnings([:]) == []) }

  @Test(arguments: [
    ("tsc", true), ("arch_sys_counter", true), ("kvm-clock", true),
    ("hpet", false), ("acpi_pm", false), ("jiffies", false),
  ])
  func slowClocksAreNamed(name: String, isFast: Bool) throws {
    let base = "sys/devices/system/clocksource/clocksource0"
    let found = try warnings([
      "\(base)/current_clocksource": name, "\(base)/available_clocksource": "tsc \(name)",
    ])
    #expect(found.isEmpty == isFast)
    if !isFast { #expect(found[0].description.contains(name)) }
  }

  @Test func theRest() throws {
    #expect(try warnings(["proc/loadavg": "3.00 0 0 1/2 3"]) == [.busy(load: 3, cpus: 4)])
    #expect(
      try warnings(["proc/thread-self/status": "Cpus_allowed_list: 2\n"]) == [.oneCPU])
    #expect(
      try warnings(["sys/devices/system/cpu/cpu0/cpufreq/scaling_governor": "schedutil"])
        == [.frequencyScaling(governor: "schedutil")])
    #expect(
      try warnings(["sys/devices/system/cpu/cpu0/cpufreq/scaling_governor": "performance"]) == [])
    #expect(
      try warnings(["proc/self/cgroup": "0::/", "sys/fs/cgroup/cpu.max": "100000 100000"])
        == [.quota(cpus: 1, usable: 4)])
    #expect(
      try warnings(["proc/self/cgroup": "0::/", "sys/fs/cgroup/cpu.max": "400000 100000"]) == [])
    #expect(try warnings(["sys/bus/event_source/devices/software/": ""]) == [.noPMU])
    let paranoid = ["proc/sys/kernel/perf_event_paranoid": "2"]
    #expect(try warnings(paranoid, isRoot: false) == [.paranoid(level: 2)])
    #expect(try warnings(paranoid) == [])
  }

  @Test(arguments: [
    HostWarning.virtualMachine(name: "KVM"), .noPMU, .frequencyScaling(governor: "powersave"),
    .busy(load: 1.25, cpus: 1), .slowClock(Clocksource(current: "hpet", available: [])),
    .quota(cpus: 0.5, usable: 2), .oneCPU, .paranoid(level: 4),
    .busy(load: .infinity, cpus: 2),
  ])
  func everyWarningIsFactAndRemedy(warning: HostWarning) {
    #expect(warning.description == "\(warning.fact); \(warning.remedy)")
    #expect(!warning.description.contains("\n"))
  }

  @Test func figuresAreRounded() {
    #expect(
      HostWarning.busy(load: 1.25, cpus: 2).fact.contains("load average 1.3 on 2 usable CPUs"))
    #expect(HostWarning.quota(cpus: 0.5, usable: 2).fact.contains("grants 0.5 CPUs"))
  }
}
