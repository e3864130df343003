import Glibc
import Testing

@testable import Barriers

@Suite struct BarrierFailureTests {
  @Test(arguments: [EPERM, EACCES, ENOSYS, EINVAL, ENOMEM, EAGAIN, ESRCH, EIO])
  func aSystemFailureNamesCallErrnoAndRemedy(errno: Int32) {
    let text = BarrierFailure.system(call: "membarrier(X)", errno: errno).description
    #expect(text.hasPrefix("membarrier(X): "))
    #expect(text.contains("errno \(errno)"))
    #expect(text.contains("; "))
    #expect(!text.contains("\n"))
  }

  @Test func refusedCallsSayHowToAllowThem() {
    #expect(BarrierFailure.system(call: "membarrier", errno: EPERM).description.contains("seccomp"))
    #expect(
      BarrierFailure.system(call: "membarrier", errno: ENOSYS).description.contains("kernel lacks"))
  }

  @Test func theOthersCarryTheirFacts() {
    #expect(BarrierFailure.noRemoteCPU(usable: 1).description.contains("no remote CPU"))
    let crowded = BarrierFailure.oversubscribed(threads: 8, usable: 2).description
    #expect(crowded.contains("8 threads on 2 CPUs"))
    #expect(BarrierFailure.allDisturbed(samples: 40).description.contains("40"))
  }
}
