internal import LinuxHost

/// Why a run ends early.
enum KernelStop: Error, CustomStringConvertible {
  case cancelled
  case host(HostError)
  /// Somebody else changes the same settings.
  case disturbed([ForeignChange])
  /// The kernel found damage in itself during the run.
  case damaged(KernelTaint)
  /// Pages that don't go back.
  case stuck(String)

  var description: String {
    switch self {
    case .cancelled: "stopped before everything was measured"
    case .host(let error): error.description
    case .disturbed(let changes):
      "stopped, since something else changes the same settings: "
        + changes.map(\.description).joined(separator: "; ")
    case .damaged(let taint):
      "stopped, since the kernel tainted itself during the run: \(taint); its log (dmesg) says where:"
        + " don't use HVO with this kernel, and restart it"
    case .stuck(let text): text
    }
  }

  /// Runs `body`; an error of the host stops the run.
  static func catching<Value>(_ body: () throws(HostError) -> Value) throws(KernelStop) -> Value {
    do { return try body() } catch { throw .host(error) }
  }
}
