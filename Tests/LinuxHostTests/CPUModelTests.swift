import Testing

@testable import LinuxHost

struct CPUModelTests {
  private func model(_ cpuinfo: String) throws -> Fact<String> {
    CPUModel.read(from: try FakeHost(["proc/cpuinfo": cpuinfo]).host().root)
  }

  @Test func x86NamesItself() throws {
    let text =
      "processor\t: 0\nvendor_id\t: X\nmodel\t\t: 17\nmodel name\t: AMD EPYC 9654 96-Core\n"
    #expect(try model(text) == .known("AMD EPYC 9654 96-Core"))
  }

  // Part numbers of Arm's technical reference manuals (MIDR_EL1) and arch/arm64's cputype.h.
  @Test(arguments: [
    ("0x41", "0xd0c", "Arm Neoverse-N1"), ("0x41", "0xd40", "Arm Neoverse-V1"),
    ("0x41", "0xd49", "Arm Neoverse-N2"), ("0x41", "0xd4f", "Arm Neoverse-V2"),
    ("0x41", "0xd0b", "Arm Cortex-A76"), ("0xc0", "0xac3", "Ampere AmpereOne"),
    ("0x46", "0x001", "Fujitsu A64FX"),
    ("0x41", "0xfff", "unknown (implementer 0x41, part 0xfff)"),
    ("0x7f", "0x001", "unknown (implementer 0x7f, part 0x1)"),
  ])
  func armPartsHaveNames(implementer: String, part: String, name: String) throws {
    let cpu = "CPU implementer\t: \(implementer)\nCPU variant\t: 0x3\nCPU part\t: \(part)\n"
    #expect(try model("processor\t: 0\n\(cpu)\nprocessor\t: 1\n\(cpu)") == .known(name))
  }

  @Test func bigAndLittleAreBothNamed() throws {
    let parts = ["0xd03", "0xd08", "0xd03"].map { "CPU implementer : 0x41\nCPU part : \($0)\n" }
    #expect(try model(parts.joined()) == .known("Arm Cortex-A53 + Arm Cortex-A72"))
  }

  @Test(arguments: [
    "", "processor : 0\n", "CPU part : 0xd0c\n", "CPU implementer : 0xzz\nCPU part : 0x",
  ])
  func nothingToGoByIsUnknown(text: String) throws {
    #expect(try model(text).value == nil)
  }
}
