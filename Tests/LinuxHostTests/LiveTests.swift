import Testing

@testable import LinuxHost

/// Reads the machine the tests run on; holds anywhere on Linux.
struct LiveTests {
  @Test func describesThisMachine() {
    let machine = HostDescription()
    print(machine)
    print(machine.warnings.map(\.description).joined(separator: "\n"), machine.hvo.advice)
    #expect(!machine.name.isEmpty)
  }
}
