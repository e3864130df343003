import Testing

@testable import GuestEL1

@Suite struct QEMUVersionTests {
  @Test(arguments: [
    (
      "QEMU emulator version 7.2.22 (Debian 1:7.2+dfsg-7+deb12u18)\nCopyright (c) 2003-2022\n",
      "7.2.22 (Debian 1:7.2+dfsg-7+deb12u18)"
    ), ("QEMU emulator version 10.1.0", "10.1.0"),
    ("QEMU emulator version 9.0.50 (v9.0.0-1-g1234)\r\n", "9.0.50 (v9.0.0-1-g1234)"),
  ])
  func isReadFromTheFirstLine(output: String, version: String) {
    #expect(QEMUVersion(output: output) == .known(version))
  }

  @Test(arguments: [
    "", "\n\n", "QEMU", "QEMU emulator version", "version 7", "QEMU version x.y", "\u{0}",
  ])
  func anythingElseHasAReason(output: String) {
    guard case .unknown(let reason) = QEMUVersion(output: output) else {
      Issue.record("known")
      return
    }
    #expect(reason.hasPrefix("its --version says"))
  }

  @Test func aLongOneIsCut() {
    let output = "QEMU emulator version 7" + String(repeating: "7", count: 10_000)
    guard case .known(let version) = QEMUVersion(output: output) else {
      Issue.record("unknown")
      return
    }
    #expect(version.count == QEMUVersion.limit)
  }

  /// A program that isn't QEMU: no crash, and a reason.
  @Test func anotherProgramHasNone() async throws {
    let qemu = try QEMU(command: "/bin/false", accelerator: .tcg)
    guard case .unknown = await qemu.version() else {
      Issue.record("known")
      return
    }
  }
}
