import Foundation
import Testing

@testable import LinuxHost

struct KernelConfigurationTests {
  /// `CONFIG_A=y\nCONFIG_B=m\n` by gzip 1.12.
  static let zipped = "H4sIAAAAAAAAA3P293PzdI93tK3kcoYwnWxzuQAwXbBTFgAAAA=="

  @Test func readsTheCompressedOne() throws {
    let fake = try FakeHost(["boot/config-6.12.1": "CONFIG_C=y\n"])
    try fake.add("proc/config.gz", try #require(Data(base64Encoded: Self.zipped)))
    let configuration = try KernelConfiguration(of: fake.host())
    #expect(configuration.isOn("CONFIG_A"))
    #expect(!configuration.isOn("CONFIG_B"), "a module isn't built in")
    #expect(
      !configuration.isOn("CONFIG_C"), "the running kernel's own goes before the installed one")
  }

  @Test func damagedDataIsAnErrorNotAnAnswer() throws {
    let whole = try #require(Data(base64Encoded: Self.zipped))
    let fake = try FakeHost()
    for count in 0..<whole.count {
      try fake.add("proc/config.gz", whole.prefix(count))
      #expect(throws: HostError.self, "\(count) bytes") { try KernelConfiguration(of: fake.host()) }
    }
  }
}
