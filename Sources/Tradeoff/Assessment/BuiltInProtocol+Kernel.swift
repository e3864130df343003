public import HugeTLB
public import Vmemmap

extension BuiltInProtocol {
  /// The protocol that a kernel itself runs, from its version; nil where it has no HVO.
  ///
  /// Vendor kernels carry backports, so this goes by version and isn't a look at the kernel.
  public static func ofKernel(_ version: KernelVersion?, on architecture: Architecture) -> Self? {
    guard architecture.hvoSupport(version).isSupported else { return nil }
    guard let version else { return .direct }
    if version.sharesTailPages { return .sharedTails }
    if version.batchesVmemmapFlushes { return .direct }
    return version.has(mergedFor: 6, 2) ? .directPerFolio : .directHeadInPlacePerFolio
  }
}
