/// One record of a CSV file, valid until the reader goes on.
public final class CSVRecord {
  /// Physical line on which it starts; the first of the file is 1.
  public internal(set) var line = 0
  private(set) var bytes: [UInt8] = []
  private var ends: [Int] = []

  init() {}

  /// Number of fields.
  public var count: Int { ends.count }

  /// Whether every field from `index` on is empty.
  public func isEmpty(from index: Int) -> Bool {
    index >= count || (index == 0 ? 0 : ends[index - 1]) == bytes.count
  }

  /// The bytes of one field, without quotes and the blanks around; empty if there is none.
  public subscript(index: Int) -> ArraySlice<UInt8> {
    guard ends.indices.contains(index) else { return [] }
    return bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
  }

  /// One field as text.
  public func text(_ index: Int) -> String { String(decoding: self[index], as: UTF8.self) }

  func append(_ field: UnsafeBufferPointer<UInt8>) {
    bytes.append(contentsOf: field)
    ends.append(bytes.count)
  }

  func clear() {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
  }
}
