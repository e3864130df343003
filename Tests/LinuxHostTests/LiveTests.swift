import Glibc
import Testing

@testable import LinuxHost

/// Reads the machine the tests run on; holds anywhere on Linux.
struct LiveTests {
  @Test func describesThisMachine() throws {
    let description = HostDescription()
    #expect(description.memory.value.map { $0.available <= $0.total } != false)
    let usable = try #require(description.cpus.usable.value)
    #expect(usable.count >= 1)
    #expect(usable.count == usable.intersection(description.cpus.online.value ?? usable).count)
    #expect(description.cpus.online.value?.count == sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    #expect(try description.cpus.choose(usable).cpus == usable)
    #expect(description.kernel.text == (try HostRoot().text(of: .kernelRelease)))
    #expect(description.kernel.version != nil)
    for warning in description.warnings { #expect(!warning.description.isEmpty) }
  }

  @Test(.enabled(if: HostRoot().exists(.kernelTypes), "no BTF here"))
  func theKernelsOwnStructPageIsRead() {
    #expect(StructPageReading().source == .kernelTypes)
  }

  @Test(.enabled(if: HostRoot().exists(.optimizeVmemmap), "no HVO sysctl here"))
  func theSysctlAndTheStateAgree() {
    let status = HVOStatus()
    #expect(status.state == (status.sysctl == .known(true) ? .on : .off))
    if let compiledIn = status.compiledIn.value { #expect(compiledIn) }
  }
}
