/// A figure that the kernel prints: a row of /proc/interrupts or /proc/vmstat.
///
/// It counts for the whole machine, whatever the scope of the group.
enum ProcRow: Hashable {
  /// The row of /proc/interrupts with this description.
  case interrupts(String)
  /// The row of /proc/vmstat with this name.
  case vmstat(String)

  /// nil for sources that perf_event_open counts.
  init?(_ source: CounterEvent.Source) {
    switch source {
    case .interrupts(let description): self = .interrupts(description)
    case .vmstat(let row): self = .vmstat(row)
    case .libpfm, .tracepoint: return nil
    }
  }

  /// What the row is found by.
  var name: String {
    switch self {
    case .interrupts(let name), .vmstat(let name): name
    }
  }

  /// What is missing where the row isn't there.
  var wanted: String {
    switch self {
    case .interrupts(let name): "row '\(name)'"
    case .vmstat(let name) where name.hasPrefix("nr_tlb_"):
      "counters of TLB flushes (CONFIG_DEBUG_TLBFLUSH)"
    case .vmstat(let name): "row '\(name)'"
    }
  }

  /// The figure in the bytes of the file, summed over CPUs; nil without the row. O(length).
  ///
  /// Rows read `nr_tlb_remote_flush 12` and ` TLB:   12   34   TLB shootdowns`.
  func value(in file: [UInt8]) -> UInt64? {
    let wanted = Array(name.utf8)
    for line in file.split(separator: UInt8(ascii: "\n")) where isRow(line, wanted) {
      var sum: UInt64 = 0
      var numbers = 0
      for field in line.split(separator: UInt8(ascii: " ")).dropFirst() {
        guard let number = UInt64(String(decoding: field, as: UTF8.self)) else { break }
        sum &+= number
        numbers += 1
      }
      return numbers > 0 ? sum : nil
    }
    return nil
  }

  private func isRow(_ line: ArraySlice<UInt8>, _ wanted: [UInt8]) -> Bool {
    switch self {
    case .vmstat:
      line.count > wanted.count && line.starts(with: wanted)
        && line[line.startIndex + wanted.count] == UInt8(ascii: " ")
    case .interrupts:
      line.count > wanted.count && line.suffix(wanted.count).elementsEqual(wanted)
        && line[line.endIndex - wanted.count - 1] == UInt8(ascii: " ")
    }
  }
}
