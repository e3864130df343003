internal import LinuxHost

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

  /// The figure now, or why there is none: a kernel without the row doesn't count it, which isn't 0.
  func read(_ root: HostRoot) -> Fact<UInt64> {
    let path = switch self {
    case .interrupts: HostPath.interrupts
    case .vmstat: HostPath.vmstat
    }
    do {
      let text = String(decoding: try root.bytes(of: path, limit: 64 << 20), as: UTF8.self)
      return value(in: text).map(Fact.known)
        ?? .unknown("\(path) of this kernel has no row '\(rowName)'")
    } catch {
      return .unknown(error.description)
    }
  }

  private var rowName: String {
    switch self {
    case .interrupts(let name), .vmstat(let name): name
    }
  }

  /// The figure in the text of the file, summed over CPUs; nil without the row.
  func value(in text: String) -> UInt64? {
    for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
      let fields = line.split(separator: UInt8(ascii: " "))
      switch self {
      case .vmstat(let name):
        if fields.count == 2, fields[0].elementsEqual(name.utf8) { return Self.number(fields[1]) }
      case .interrupts(let description):
        let numbers = fields.dropFirst().map(Self.number).prefix { $0 != nil }
        let words = fields.dropFirst(1 + numbers.count)
        guard !numbers.isEmpty, words.joined(separator: [UInt8(ascii: " ")])
          .elementsEqual(description.utf8)
        else { continue }
        return numbers.reduce(0) { $0 &+ ($1 ?? 0) }
      }
    }
    return nil
  }

  private static func number(_ digits: Substring.UTF8View) -> UInt64? {
    Substring(digits).isEmpty ? nil : UInt64(Substring(digits))
  }
}
