internal import Subprocess

/// What QEMU says of its own version.
public enum QEMUVersion: Sendable, Hashable {
  /// "7.2.22 (Debian 1:7.2+dfsg-7+deb12u18)".
  case known(String)
  case unknown(reason: String)

  /// The longest that is kept.
  static let limit = 120

  /// - Parameter output: of `qemu-system-aarch64 --version`: "QEMU emulator version 7.2.22 (Debian …)"
  ///   and a line about copyright.
  init(output: String) {
    let line = output.split(whereSeparator: \.isNewline).first ?? ""
    let words = line.split(whereSeparator: \.isWhitespace)
    guard let place = words.firstIndex(of: "version"), words.contains("QEMU"),
      let number = words.dropFirst(place + 1).first, number.first?.isWholeNumber == true
    else {
      let said = line.isEmpty ? "nothing" : "\"\(line.prefix(60))\""
      self = .unknown(reason: "its --version says \(said)")
      return
    }
    let version = words.dropFirst(place + 1).joined(separator: " ")
    self = .known(String(version.prefix(Self.limit)))
  }
}

extension QEMU {
  /// Seconds that `--version` may take.
  private static let patience = 10

  /// Asks the program for its version. Never fails: what stood in the way is the answer then.
  public func version() async -> QEMUVersion {
    let executable = executable
    return await withTaskGroup(of: QEMUVersion.self) { group in
      group.addTask {
        do {
          let result = try await Subprocess.run(
            executable, arguments: ["--version"], output: .string(limit: 1 << 16),
            error: .discarded)
          guard result.terminationStatus.isSuccess else {
            return .unknown(reason: "its --version ended with \(result.terminationStatus)")
          }
          return QEMUVersion(output: result.standardOutput)
        } catch {
          return .unknown(reason: "its --version can't be run")
        }
      }
      group.addTask {
        try? await Task.sleep(for: .seconds(Self.patience))
        return .unknown(reason: "its --version said nothing for \(Self.patience) s")
      }
      defer { group.cancelAll() }
      return await group.next() ?? .unknown(reason: "its --version can't be run")
    }
  }
}
