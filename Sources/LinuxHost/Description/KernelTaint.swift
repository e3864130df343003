/// What the kernel noticed going wrong since boot; a bit never goes away again
/// (Documentation/admin-guide/tainted-kernels.rst).
public struct KernelTaint: OptionSet, Sendable, Hashable {
  public let rawValue: UInt64

  public init(rawValue: UInt64) { self.rawValue = rawValue }

  /// B: a `struct page` of a page being freed or allocated wasn't as it must be.
  public static let badPage = KernelTaint(rawValue: 1 << 5)
  /// D: the kernel died in one of its threads (an oops or BUG).
  public static let died = KernelTaint(rawValue: 1 << 7)
  /// L: a CPU was stuck in the kernel.
  public static let softLockup = KernelTaint(rawValue: 1 << 14)

  /// Those after which a kernel isn't to be worked with any longer.
  public static let damage: KernelTaint = [.badPage, .died, .softLockup]

  /// Reads it; one read of a small file.
  public static func read(from root: HostRoot) -> Fact<KernelTaint> {
    Fact { () throws(HostError) in KernelTaint(rawValue: try root.number(in: .taint)) }
  }
}

extension KernelTaint: CustomStringConvertible {
  /// "B (bad page)", in the kernel's letters.
  public var description: String {
    let known: [(KernelTaint, String)] = [
      (.badPage, "B (bad page)"), (.died, "D (died)"), (.softLockup, "L (soft lockup)"),
    ]
    return known.filter { contains($0.0) }.map(\.1).joined(separator: ", ")
  }
}
