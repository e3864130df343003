import LinuxHost
import Testing

struct CPUIdentityTests {
  private func identities(_ text: String) throws -> Fact<[CPUIdentity]> {
    CPUIdentity.all(try FakeHost(["proc/cpuinfo": text]).host().root)
  }

  @Test func x86() throws {
    let text = """
      processor\t: 0
      vendor_id\t: AuthenticAMD
      cpu family\t: 26
      model\t\t: 2
      model name\t: AMD EPYC
      stepping\t: 1

      """
    #expect(
      try identities(text)
        == .known([.x86(vendor: "AuthenticAMD", family: 26, model: 2, stepping: 1)]))
  }

  @Test func armBigAndLittle() throws {
    let text = """
      processor\t: 0
      CPU implementer\t: 0x61
      CPU part\t: 0x022

      processor\t: 1
      CPU implementer\t: 0x61
      CPU part\t: 0x023

      processor\t: 2
      CPU implementer\t: 0x61
      CPU part\t: 0x023

      """
    let cpus: [CPUIdentity] = [
      .arm(implementer: 0x61, part: 0x22), .arm(implementer: 0x61, part: 0x23),
    ]
    #expect(try identities(text) == .known(cpus))
    #expect(cpus[0].description == "implementer 0x61 part 0x22")
  }

  @Test(arguments: ["", "processor : 0\nisa : rv64imafdc\n", "vendor_id : x\nmodel : many\n"])
  func nothingKnownIsAReason(text: String) throws {
    #expect(try identities(text).reason?.isEmpty == false)
  }

  @Test func anAbsentFileIsAReason() throws {
    #expect(CPUIdentity.all(try FakeHost().host().root).reason?.contains("cpuinfo") == true)
  }
}
