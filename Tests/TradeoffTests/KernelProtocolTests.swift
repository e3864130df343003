import HugeTLB
import Testing
import Tradeoff
import Vmemmap

/// Which protocol stands for a kernel, and that its flushes are the kernel's.
@Suite struct KernelProtocolTests {
  @Test(arguments: [
    (KernelVersion(5, 15), BuiltInProtocol.directHeadInPlacePerFolio),
    (KernelVersion(6, 1), .directHeadInPlacePerFolio), (KernelVersion(6, 2), .directPerFolio),
    (KernelVersion(6, 6), .directPerFolio), (KernelVersion(6, 7), .direct),
    (KernelVersion(7, 1), .sharedTails),
  ])
  func byVersion(version: KernelVersion, expected: BuiltInProtocol) {
    #expect(BuiltInProtocol.ofKernel(version, on: .x86_64) == expected)
  }

  /// HVO flushes after splitting and after remapping, de-HVO once: before v6.7 for each of 64 folios,
  /// then for all of them.
  @Test(arguments: [
    KernelVersion(5, 15), KernelVersion(6, 1), KernelVersion(6, 2), KernelVersion(6, 6),
    KernelVersion(6, 7), KernelVersion(7, 1),
  ])
  func flushesAreTheKernels(version: KernelVersion) throws {
    let own = try #require(BuiltInProtocol.ofKernel(version, on: .x86_64)).make()
    let flushes = version.batchesVmemmapFlushes ? 1 : 64
    #expect(own.counts(.optimize, folios: 64, tailsPerFolio: 7).totalTLBIs == 2 * flushes)
    #expect(own.counts(.restore, folios: 64, tailsPerFolio: 7).totalTLBIs == flushes)
  }
}
