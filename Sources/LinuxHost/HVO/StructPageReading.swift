public import HugeTLB

/// sizeof(struct page), and where the figure comes from.
public struct StructPageReading: Sendable, Hashable {
  /// Where a size comes from.
  public enum Source: Sendable, Hashable {
    /// The running kernel's type information.
    case kernelTypes
    /// The usual size, because the kernel's own could not be read.
    case assumed(reason: String)
  }

  /// Bytes of one `struct page`; may be a size with which HVO is impossible.
  public let size: StructPageSize
  /// Where it comes from.
  public let source: Source

  /// Reads /sys/kernel/btf/vmlinux, a few megabytes; falls back to 64 bytes with the reason.
  public init(of host: HostMachine = HostMachine()) {
    do {
      let bytes = try host.root.bytes(of: .kernelTypes, limit: 256 << 20)
      try self.init(types: bytes)
    } catch {
      self.init(size: .usual, source: .assumed(reason: error.description))
    }
  }

  init(size: StructPageSize, source: Source) {
    self.size = size
    self.source = source
  }

  private init(types: [UInt8]) throws(HostError) {
    let path = HostPath.kernelTypes.description
    let bytes: UInt32
    do { bytes = try BTF(types).size(ofStruct: "page") } catch {
      throw .malformed(path, found: error.description, expected: "BTF with struct page")
    }
    guard let size = StructPageSize(bytes: UInt64(bytes)) else {
      throw .malformed(path, found: "\(bytes)", expected: "8 to 4096 bytes in struct page")
    }
    self.init(size: size, source: .kernelTypes)
  }
}
