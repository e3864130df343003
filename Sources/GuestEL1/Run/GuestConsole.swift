import GuestLink

/// What the guest wrote, read: the lines that are right, and what else there was.
struct GuestConsole: Sendable, Hashable {
  var lines: [GuestLine] = []
  /// Lines that aren't the payload's, or were damaged.
  var garbage = 0
  /// Why the payload stopped itself.
  var failure: String?
  /// Whether it came to its end, with as many lines as it says.
  var isDone = false

  init(_ text: String) {
    for raw in text.split(whereSeparator: \.isNewline) {
      guard let line = GuestLine(raw) else {
        garbage += 1
        continue
      }
      switch line.kind {
      case .fatal: failure = failure ?? Self.text(of: line)
      case .done: isDone = Int(clamping: line[.rows]) == lines.count
      default: lines.append(line)
      }
    }
  }

  func lines(_ kind: GuestRowKind) -> [GuestLine] { lines.filter { $0.kind == kind } }

  private static func text(of line: GuestLine) -> String {
    func hex(_ field: GuestField) -> String { "0x" + String(line[field], radix: 16) }
    let core = "core \(line[.core])"
    switch GuestFailure(rawValue: line[.reason]) {
    case .exception:
      return
        "\(core) took an exception that nothing expects: ESR_EL1 \(hex(.a)), ELR_EL1 \(hex(.b)),"
        + " FAR_EL1 \(hex(.c))"
    case .noAnswer: return "core \(line[.a]) didn't answer within 20 s"
    case .faultStays: return "\(core) waited 20 s at address \(hex(.b)): ESR_EL1 \(hex(.a))"
    case .parameters:
      return "the payload can't read its parameter block; build both with: make payload"
    case .coreStart:
      return "PSCI refused to start core \(line[.a]): \(Int64(bitPattern: line[.b]))"
    case .noFrame: return "the payload ran out of frames"
    case .exceptionX86:
      return "\(core) took exception \(line[.a] >> 32), error code"
        + " 0x\(String(line[.a] & 0xffff_ffff, radix: 16)), at RIP \(hex(.b)), CR2 \(hex(.c))"
    case nil: return "the payload stopped for a reason that this program doesn't know"
    }
  }
}
