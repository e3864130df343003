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
    for architecture in GuestArchitecture.allCases {
      #expect(architecture.kvmObstacle(device: "/nonexistent/kvm") != nil)
    }
  }

  #if !arch(arm64)
    @Test func kvmNeedsAnArmHost() {
      #expect(throws: GuestProblem.self) { try QEMU(command: "/bin/sh", accelerator: .kvm) }
      #expect((try? QEMU(command: "/bin/sh", accelerator: nil))?.accelerator == .tcg)
    }
  #endif

  #if !arch(x86_64)
    @Test func kvmNeedsAnX86HostForX86() {
      #expect(throws: GuestProblem.self) {
        try QEMU(command: "/bin/sh", architecture: .x86_64, accelerator: .kvm)
      }
    }
  #endif

  /// KVM below another hypervisor may emulate what it should run: auto doesn't take it.
  @Test func aHostThatIsAGuestIsNoticed() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "cpuinfo-\(UUID())")
    defer { try? FileManager.default.removeItem(at: file) }
    for (flags, expected) in [("fpu hypervisor lahf_lm", true), ("fpu hypervisors", false)] {
      try Data("model name\t: hypervisor\nflags\t\t: \(flags)\nbugs\t: x\n".utf8).write(to: file)
      #expect(GuestArchitecture.x86_64.isHostVirtual(cpuinfo: file.path) == expected)
      #expect(!GuestArchitecture.arm64.isHostVirtual(cpuinfo: file.path))
    }
    #expect(!GuestArchitecture.x86_64.isHostVirtual(cpuinfo: "/nonexistent"))
  }

  @Test func eachArchitectureHasItsMachine() throws {
    let qemu = try QEMU(command: "/bin/sh", architecture: .x86_64, accelerator: .tcg)
    let words = qemu.arguments(
      cpu: "max", cores: 2, counting: false, payload: "p", parameters: "/a", console: "/c")
    #expect(words.contains("pc") && !words.contains("virt,gic-version=3"))
    #expect(words.contains("loader,file=/a,addr=0x800000,force-raw=on"))
  }

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

/// Where the payload is looked for.
@Suite struct PayloadFileTests {
  private func search(_ program: String, _ file: String?) throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: "payload-\(UUID())")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    if let file {
      let path = folder.appending(path: file)
      try FileManager.default.createDirectory(
        at: path.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data().write(to: path)
    }
    do throws(GuestProblem) {
      let found = try PayloadFile(
        for: .x86_64, program: folder.appending(path: program).path)
      return found.path.replacing(folder.path + "/", with: "")
    } catch {
      return error.description.replacing(folder.path + "/", with: "")
    }
  }

  @Test(arguments: [
    ("bin/hvo-bench", "share/hvo-bench/payload/ring0-x86_64.elf"),
    ("bin/hvo-bench", "bin/payload/ring0-x86_64.elf"),
    (".build/release/hvo-bench", ".build/payload/ring0-x86_64.elf"),
    ("a/b/c/hvo-bench", "payload/ring0-x86_64.elf"),
  ])
  func itIsFound(program: String, file: String) throws {
    #expect(try search(program, file) == file)
  }

  @Test func whereItWasLookedForIsSaid() throws {
    let text = try search("bin/hvo-bench", nil)
    #expect(
      text == "no payload at bin/payload/ring0-x86_64.elf or above, or ../share/hvo-bench/payload:"
        + " build it with: make payload (or name one with --payload FILE)")
    // The other architecture's doesn't do, nor one two levels up under share.
    #expect(try search("bin/hvo-bench", "share/hvo-bench/payload/el1-aarch64.elf").hasPrefix("no "))
    #expect(
      try search("a/b/hvo-bench", "share/hvo-bench/payload/ring0-x86_64.elf").hasPrefix("no "))
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
