import Foundation
import GuestLink
import HugeTLB
import Testing

@testable import GuestEL1

@Suite struct QEMUTests {
  @Test func aMissingProgramNamesItsPackage() {
    do throws(GuestProblem) {
      _ = try QEMU(command: "qemu-system-nothing", accelerator: .tcg)
      Issue.record("found")
    } catch {
      #expect(
        error.description
          == "no qemu-system-nothing in PATH: install it with: apt-get install qemu-system-arm")
    }
  }

  @Test func aMissingDeviceIsAnObstacle() {
    #expect(QEMU.kvmObstacle(device: "/nonexistent/kvm") != nil)
  }

  #if !arch(arm64)
    @Test func kvmNeedsAnArmHost() {
      #expect(throws: GuestProblem.self) { try QEMU(command: "/bin/sh", accelerator: .kvm) }
      #expect((try? QEMU(command: "/bin/sh", accelerator: nil))?.accelerator == .tcg)
    }
  #endif

  @Test func commasInPathsAreDoubled() throws {
    let qemu = try QEMU(command: "/bin/sh", accelerator: .tcg)
    let words = qemu.arguments(
      cpu: "max", cores: 2, counting: true, payload: "p,q", parameters: "/a,b", console: "/c,d")
    #expect(words.contains("file:/c,,d"))
    #expect(words.contains { $0.contains("file=/a,,b,addr=0x44000000,force-raw=on") })
    #expect(words.suffix(2) == ["-icount", "shift=0,sleep=off"])
    #expect(words.contains("p,q"))
  }

  @Test func aPayloadThatIsNoneIsRefused() throws {
    #expect(throws: GuestProblem.self) { try PayloadFile(named: "/nonexistent.elf") }
    #expect(throws: GuestProblem.self) { try PayloadFile(named: "/etc/passwd") }
    #expect(throws: GuestProblem.self) { try PayloadFile(named: "/etc\0/passwd") }
    #expect(try PayloadFile(named: "/bin/sh").path == "/bin/sh")
  }
}

/// Guests that fail, played by shell scripts in QEMU's place.
@Suite struct GuestFailureTests {
  /// A program that does `body` with the console's path in $console.
  private func run(_ body: String, seconds: Int = 20) async throws -> GuestRun.Outcome {
    let folder = FileManager.default.temporaryDirectory.appending(path: "el1-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let script = folder.appending(path: "qemu")
    let find = "for word; do case $word in file:*) console=${word#file:};; esac; done\n"
    try Data("#!/bin/sh\n\(find)\(body)\n".utf8).write(to: script)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: script.path)
    let run = GuestRun(
      qemu: try QEMU(command: script.path, accelerator: .tcg),
      payload: try PayloadFile(named: "/bin/sh"), cpu: "max", seconds: seconds,
      isCancelled: { false })
    return try await run.run(GuestParameters(job: .probe, page: .k4, cores: 1, iterations: 1))
  }

  private var good: String { GuestLineTests.good.replacing("'", with: "") }

  @Test func whatQEMURefusesIsItsOwnWord() async throws {
    let outcome = try await run(
      "echo \"qemu-system-aarch64: unable to find CPU model 'foo'\" >&2; exit 1")
    #expect(outcome.problem?.description == "QEMU: unable to find CPU model 'foo'")
  }

  @Test func aCrashKeepsWhatArrived() async throws {
    let outcome = try await run("echo '\(good)' > $console; kill -SEGV $$")
    #expect(outcome.console.lines.count == 1)
    guard case .crashed = outcome.problem else {
      Issue.record("\(String(describing: outcome.problem))")
      return
    }
  }

  @Test func aGuestThatHangsIsStopped() async throws {
    let outcome = try await run("echo '\(good)' > $console; exec sleep 600", seconds: 1)
    #expect(outcome.problem == .timedOut(seconds: 1))
    #expect(outcome.console.lines.count == 1)
  }

  @Test func garbageIsCounted() async throws {
    let outcome = try await run(
      "printf '%s\\n' nonsense '\(good)' '\(GuestLineTests.done)' > $console")
    #expect(outcome.problem == .garbage(lines: 1))
    #expect(outcome.console.lines.count == 1)
  }

  @Test func anEarlyEndIsNoticed() async throws {
    let outcome = try await run("echo '\(good)' > $console")
    #expect(outcome.problem == .cutOff)
  }
}
