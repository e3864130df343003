/// Bytes of memory.
public struct MemorySize: Sendable, Hashable {
  /// `MemTotal`: what the kernel manages.
  public let total: UInt64
  /// `MemAvailable`: what could be had without swapping (since v3.14).
  public let available: UInt64

  /// Reads /proc/meminfo.
  public static func read(from root: HostRoot) -> Fact<MemorySize> {
    Fact { () throws(HostError) in
      let lines = KeyedLines(try root.text(of: .memoryInformation))
      return MemorySize(
        total: try lines.bytes("MemTotal"), available: try lines.bytes("MemAvailable"))
    }
  }
}
