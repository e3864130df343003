/// Why a guest can't be run, or ended before its time; each one clear line.
public enum GuestProblem: Error, Sendable, Hashable, CustomStringConvertible {
  /// QEMU isn't installed: the program and Debian's package.
  case noQEMU(program: String, package: String)
  case noPayload(searched: String)
  case unreadablePayload(path: String, reason: String)
  /// KVM was asked for and can't be had.
  case noKVM(String)
  /// The core has no such granule.
  case noGranule(String, cpu: String)
  /// QEMU refused its command line or a device: its own words.
  case refused(String)
  case timedOut(seconds: Int)
  /// QEMU ended by a signal or an error code, after the guest had begun.
  case crashed(String)
  /// The payload said why it stopped.
  case stopped(String)
  /// The console held something else than the payload writes.
  case garbage(lines: Int)
  /// More on the console than any payload writes.
  case flooded
  /// The guest switched itself off before its last line.
  case cutOff
  case interrupted
  /// A file of the run couldn't be made.
  case scratch(String)

  public var description: String {
    switch self {
    case .noQEMU(let program, let package):
      "no \(program) in PATH: install it with: apt-get install \(package)"
    case .noPayload(let searched):
      "no payload at \(searched): build it with: make payload (or name one with --payload FILE)"
    case .unreadablePayload(let path, let reason): "--payload \(path): \(reason)"
    case .noKVM(let reason): "--accel kvm: \(reason); use --accel tcg"
    case .noGranule(let granule, let cpu): "--granule \(granule): \(cpu) has no such granule"
    case .refused(let words): "QEMU: \(words)"
    case .timedOut(let seconds):
      "the guest didn't finish within \(seconds) s and was stopped (--timeout SECONDS)"
    case .crashed(let how): "QEMU ended before the guest did: \(how)"
    case .stopped(let why): "the guest stopped itself: \(why)"
    case .garbage(let lines):
      "\(lines) damaged or foreign \(lines == 1 ? "line" : "lines") on the guest's console"
    case .flooded: "the guest wrote more than any payload does and was stopped"
    case .cutOff: "the guest switched itself off before its last line"
    case .interrupted: "stopped by a signal"
    case .scratch(let reason): "can't make a file for the guest: \(reason)"
    }
  }
}
