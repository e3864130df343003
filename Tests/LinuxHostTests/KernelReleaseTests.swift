import HugeTLB
import Testing

@testable import LinuxHost

struct KernelReleaseTests {
  @Test(arguments: [
    ("6.18.44-fc-v657", 6, 18), ("5.14.0", 5, 14), ("6.8-rc1", 6, 8), ("7.0", 7, 0),
    ("6.1.0-21-amd64", 6, 1),
  ])
  func readsTheTwoNumbers(text: String, major: Int, minor: Int) {
    let version = KernelRelease(text).version
    #expect(version.map { Int($0.major) } == major)
    #expect(version.map { Int($0.minor) } == minor)
  }

  @Test(arguments: ["", "6", "x.y", "6.", ".5", "-rc1", "99999999999999999999.1"])
  func oddTextsCannotBeCompared(text: String) {
    #expect(KernelRelease(text).version == nil)
  }
}
