import LinuxHost
import Testing

@testable import MachineStop

@Suite struct StopPlanTests {
  private static let clocks = "sys/devices/system/clocksource/clocksource0"

  private func root(_ available: String, switches: [Int] = []) throws -> HostRoot {
    var files = [
      "\(Self.clocks)/current_clocksource": "tsc\n",
      "\(Self.clocks)/available_clocksource": "\(available)\n",
    ]
    for cpu in switches { files["sys/devices/system/cpu/cpu\(cpu)/online"] = "1\n" }
    return try FakeDirectory(files).root
  }

  @Test func aFastClocksourceIsPreferred() throws {
    let plan = StopPlan([.clocksource], cpus: [0, 1], on: try root("tsc hpet kvm-clock acpi_pm"))
    #expect(plan.clocksources?.present == "tsc")
    #expect(plan.clocksources?.other == "kvm-clock")
    #expect(plan.settings == [.clocksource])
    #expect(plan.problems.isEmpty)
    let slow = StopPlan([.clocksource], cpus: [0, 1], on: try root("tsc hpet"))
    #expect(slow.clocksources?.other == "hpet")
  }

  @Test func oneClocksourceIsAReason() throws {
    let plan = StopPlan([.clocksource], cpus: [0, 1], on: try root("tsc"))
    #expect(plan.settings.isEmpty)
    #expect(plan.problems == [.init(.clocksource, "this machine has one clocksource, tsc")])
  }

  @Test func theLastCPUWithASwitchGoes() throws {
    let root = try root("tsc", switches: [1, 2])
    let plan = StopPlan([.cpuOffline], cpus: [0, 1, 2, 3], on: root)
    #expect(plan.offline == 2)
    #expect(plan.settings == [.cpuOnline(2)])
    #expect(
      StopPlan([.cpuOffline], cpus: [2], on: root).problems.map(\.reason)
        == ["one usable CPU: none can be spared"])
    // The writer's own CPU is never taken.
    #expect(StopPlan([.cpuOffline], cpus: [2, 0], on: root).offline == nil)
  }

  @Test func nothingAskedForChangesNothing() throws {
    let plan = StopPlan([], cpus: [0, 1], on: try root("tsc kvm-clock", switches: [1]))
    #expect(plan.settings.isEmpty && plan.problems.isEmpty)
  }

  @Test func anUnreadableMachineIsAReason() throws {
    let plan = StopPlan([.clocksource], cpus: [0], on: try FakeDirectory([:]).root)
    #expect(plan.problems.count == 1)
    #expect(plan.problems[0].reason.contains("current_clocksource"))
  }
}
