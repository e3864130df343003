extension ResultFile {
  /// Why a figure is missing that newer versions write.
  static let olderFile = "the file was written by a version without this figure"

  /// The guests whose figures these are, in a few words; nil for a result without guests.
  public var guestName: String? {
    guard let guests = el1Guests, let first = guests.first else { return nil }
    let level = first.architecture == nil ? "EL1" : "ring 0"
    let program = "QEMU" + (first.qemu.map { " \($0)" } ?? "")
    let kind = first.emulated ? "emulated by \(program)" : "virtual machine of \(program)"
    var models: [String] = []
    for guest in guests where !models.contains(guest.cpu) { models.append(guest.cpu) }
    return "Guest at \(level), \(kind): CPU \(models.joined(separator: ", "))"
  }

  /// What the figures are of: the guests and who ran them, or the host; nil for arithmetic.
  public var machineName: String? {
    if let guestName { return guestName + (host.map { "; on \($0.name)" } ?? "") }
    return host.map { "\($0.name), kernel \($0.kernel)" }
  }
}
