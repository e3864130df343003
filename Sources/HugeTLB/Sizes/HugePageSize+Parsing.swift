internal import Numbers

/// Why a text isn't the size of a huge page.
public enum HugePageSizeError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Not a byte count at all.
  case unreadable(ByteCountError)
  /// A byte count, but no power of two.
  case notAPowerOfTwo(String)
  /// Below 8 KiB or above 4 EiB.
  case outOfRange(String)

  public var description: String {
    switch self {
    case .unreadable(let error): "huge page size: \(error)"
    case .notAPowerOfTwo(let text):
      "huge page size \"\(text)\" is no power of two: write one such as 2M or 1G"
    case .outOfRange(let text): "huge page size \"\(text)\" isn't between 8 KiB and 4 EiB"
    }
  }
}

extension HugePageSize: CustomStringConvertible {
  /// Reads `2M`, `2MiB`, `1G`, plain bytes, and the kernel's own spellings `2048kB` and
  /// `hugepages-2048kB`, in which `kB` means 1024 bytes.
  public init(parsing text: String) throws(HugePageSizeError) {
    var number = text
    let prefix = "hugepages-"
    if number.hasPrefix(prefix) { number.removeFirst(prefix.count) }
    if number.hasSuffix("kB") { number = number.dropLast() + "iB" }
    let count: ByteCount
    do { count = try ByteCount(parsing: number) } catch { throw .unreadable(error) }
    guard count.bytes.nonzeroBitCount == 1 else { throw .notAPowerOfTwo(text) }
    guard let size = HugePageSize(bytes: count.bytes) else { throw .outOfRange(text) }
    self = size
  }

  /// As the kernel's boot parameter `hugepagesz=` takes it: `64K`, `2M`, `1G`.
  public var description: String {
    let unit = IECUnit.largest(in: bytes)
    return "\(bytes >> unit.shift)\(unit.letter)"
  }

  /// The name under `/sys/kernel/mm/hugepages`: `hugepages-2048kB`.
  public var sysfsName: String { "hugepages-\(bytes >> 10)kB" }
}
