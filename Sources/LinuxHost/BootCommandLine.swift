/// The parameters that the boot loader gave to the kernel.
public struct BootCommandLine: Sendable, Hashable {
  /// The whole line.
  public let text: String

  /// The values of a parameter in order, "" for one without `=`; `-` and `_` in names are the same
  /// to the kernel. Everything after `--` belongs to init.
  public func values(of name: String) -> [String] { [] }
}
