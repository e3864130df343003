import Foundation
import TestSupport
import Testing

@Suite struct CheckCommandTests {
  static let examples = repositoryRoot.appending(path: "docs/examples").path

  /// A file that is gone when the test ends.
  static func withFile(
    _ text: String, _ body: (String) async throws -> Void
  ) async throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).yaml")
    try Data(text.utf8).write(to: path)
    defer { try? FileManager.default.removeItem(at: path) }
    try await body(path.path)
  }

  /// C11: the plain remap is illegal on arm64 and legal on x86_64.
  @Test func plainRemapIsWhyArm64LostHVO() async throws {
    let run = try await Tool.run(["check", "--protocol", "direct", "--split", "none"])
    #expect(run.code == 0, "a verdict of illegal is an answer")
    #expect(run.output.contains("output address changed while writable (R_WHZWS 2)"))
    #expect(run.output.contains("DDI 0487 M.b, D8.17.1"))
    #expect(run.output.contains("every interleaving seen"))
    let paused = try await Tool.run([
      "check", "--protocol", "stop-machine,ipi-pause", "--expect", "legal",
    ])
    #expect(paused.code == 0)
  }

  @Test func expectLegalSetsTheExitCode() async throws {
    let arguments = ["check", "--protocol", "direct", "--arch", "arm64", "--expect", "legal"]
    let run = try await Tool.run(arguments)
    #expect(run.code == 1)
    #expect(run.output.contains("Checks"), "the report comes all the same")
    #expect(run.errors.contains("not legal: 4 of 4"))
    #expect(run.errors.split(separator: "\n").count == 1)
  }

  /// A frame that is freed twice: judged by no rule of the architecture, refused like in `remap`.
  @Test(arguments: ["check", "remap"])
  func freeingTwiceIsRefusedWhereItStands(command: String) async throws {
    let printed = try await Tool.run(["check", "--protocol", "direct", "--as", "yaml"])
    let lines = printed.output.split(separator: "\n", omittingEmptySubsequences: false)
    let place = try #require(lines.firstIndex { $0.contains("- free: own") })
    let twice = (lines[...place] + lines[place...]).joined(separator: "\n")
    try await Self.withFile(twice) { path in
      let run = try await Tool.run([command, "--protocol", path])
      #expect(run.code == 64)
      #expect(run.errors.contains(".yaml:\(place + 2): hvo, phase"), "\(run.errors)")
      #expect(run.errors.contains("no longer"))
      #expect(run.errors.split(separator: "\n").count == 1)
    }
  }

  /// C7: the trace names the stale CPU and the line of the file.
  @Test func theTraceNamesTheStaleCPUAndTheLine() async throws {
    let file = "\(Self.examples)/local-tlbi.yaml"
    let run = try await Tool.run([
      "check", "--protocol", file, "--operation", "hvo", "--bbm-level", "0", "--trace",
    ])
    #expect(run.code == 0)
    // Paragraphs are wrapped to the terminal.
    let words = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("PTE 1 (tail), CPU 1, \(file):"))
    #expect(words.contains("CPU 1 may hold for PTE 1 (tail): [page -> tail 1's own frame, rw]"))
    let alone = try await Tool.run([
      "check", "--protocol", file, "--operation", "hvo", "--bbm-level", "0", "--cpus", "1",
      "--expect", "legal",
    ])
    #expect(alone.code == 0)
  }

  @Test func aPrintedProtocolReadsBackAndComesOutAlike() async throws {
    let printed = try await Tool.run(["check", "--protocol", "ro-first", "--as", "yaml"])
    #expect(printed.code == 0 && printed.output.hasPrefix("protocol: ro-first\n"))
    try await Self.withFile(printed.output) { path in
      let own = try await Tool.run([
        "check", "--protocol", path, "--operation", "all", "--format", "json",
      ])
      let built = try await Tool.run([
        "check", "--protocol", "ro-first", "--operation", "all", "--format", "json",
      ])
      func verdicts(_ json: String) throws -> [String] {
        let object = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
        let rows = try #require(object?["checks"] as? [[String: Any]])
        return rows.map { "\($0["operation"]!) \($0["reason"]!) \($0["states"]!)" }
      }
      #expect(try verdicts(own.output) == verdicts(built.output))
      #expect(try verdicts(own.output).count == 9)
    }
    let many = try await Tool.run(["check", "--as", "yaml"])
    #expect(many.code == 64)
  }

  @Test func settingsAreTheOnesAskedFor() async throws {
    let run = try await Tool.run([
      "check", "--protocol", "shared-tails-ro-first", "--operation", "hvo", "--arch", "all",
      "--bbm-level", "all", "--hardware-af", "both", "--contents", "both", "--format", "json",
    ])
    let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    let rows = try #require(object?["checks"] as? [[String: Any]])
    // x86_64, and four levels × two AF × two contents rules.
    #expect(rows.count == 17)
    #expect(
      Set(rows.compactMap { ($0["setting"] as? [String: Any])?["label"] as? String }).count == 17)
  }

  static let wrong: [(arguments: [String], says: String)] = [
    (["--protocol", "ro-frst"], "did you mean ro-first"),
    (["--protocol", "ro-first,"], "no such protocol"),
    (["--operation", "undo"], "hvo, de-hvo, demote or all"),
    (["--bbm-level", "4"], "0, 1, 2 and 3"), (["--bbm-level", ""], "0, 1, 2 and 3"),
    (["--arch", "x86_64", "--bbm-level", "1"], "neither FEAT_BBM"),
    (["--cpus", "4"], "write a whole number of CPUs, 1 to 3"),
    (["--cpus", "0"], "write a whole number of CPUs, 1 to 3"),
    (["--protocol", "/no/such.yaml"], "No such file"), (["--protocol", ".yaml"], "No such file"),
    (["--export", "herd"], "herd DIRECTORY"), (["--export", "tla", "x"], "herd DIRECTORY"),
    (["--arch", "x86_64", "--export", "herd", "/tmp/x"], "arm64 only"),
    (
      ["--protocol", "\(examples)/local-tlbi.yaml,\(examples)/local-tlbi.yaml"], "another protocol"
    ),
    (["--protocol", "\(examples)/local-tlbi.yaml", "--split", "nt"], "has no '- split' item"),
  ]

  @Test(arguments: wrong)
  func wrongInputIsOneLine(arguments: [String], says: String) async throws {
    let run = try await Tool.run(["check"] + arguments)
    #expect(run.code == 64, "\(run.errors)")
    #expect(run.output.isEmpty)
    #expect(run.errors.contains(says), "\(run.errors)")
    #expect(run.errors.split(separator: "\n").count == 1 && !run.errors.contains(".swift"))
  }

  @Test func stepsThatTheCheckerCantFollowNameTheirLine() async throws {
    let text = """
      protocol: mine
      split: none
      hvo:
        - phase: one
          per: folio
          steps:
            - resume
            - pause: ipi
      de-hvo:
        - phase: back
          per: folio
          steps: [flush]
      """
    try await Self.withFile(text) { path in
      for command in ["check", "remap"] {
        let run = try await Tool.run([command, "--protocol", path])
        #expect(run.code == 64)
        #expect(run.errors.contains("\(path):7: hvo, phase 1, step 1: pause and resume"))
      }
    }
  }

  /// Options that gather may be repeated, and only they; the parser's own list says which gather.
  @Test func onlyGatheringOptionsMayBeRepeated() async throws {
    let twice = try await Tool.run([
      "check", "--protocol", "direct", "--protocol", "ro-first", "--arch", "x86_64",
    ])
    #expect(twice.code == 0 && twice.output.contains("ro-first"), "\(twice.errors)")
    let help = try await Tool.run(["--experimental-dump-help"])
    let all = try JSONSerialization.jsonObject(with: Data(help.output.utf8)) as? [String: Any]
    var gathering: Set<String> = []
    func visit(_ command: [String: Any]) {
      for argument in command["arguments"] as? [[String: Any]] ?? []
      where argument["kind"] as? String == "option" && argument["isRepeating"] as? Bool == true {
        gathering.insert(argument["valueName"] as? String ?? "")
      }
      for one in command["subcommands"] as? [[String: Any]] ?? [] { visit(one) }
    }
    visit(try #require(all?["command"] as? [String: Any]))
    #expect(gathering == ["names|file.yaml", "herd|casemate path"])
  }

  /// A mistyped path creates nothing on the way to it.
  @Test func anExportIntoNoDirectoryIsRefused() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "none-\(UUID())").path
    let run = try await Tool.run([
      "check", "--protocol", "direct", "--export", "casemate", "\(folder)/x",
    ])
    #expect(run.code == 2 && run.errors.contains("create the directory first"), "\(run.errors)")
    #expect(!FileManager.default.fileExists(atPath: folder))
  }

  @Test func exportsForHerdAndCasemate() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "export-\(UUID())")
    defer { try? FileManager.default.removeItem(at: folder) }
    let herd = try await Tool.run([
      "check", "--protocol", "shared-tails-ro-first", "--operation", "hvo", "--export", "herd",
      folder.path,
    ])
    #expect(herd.code == 0, "\(herd.errors)")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(!files.isEmpty && files.allSatisfy { $0.hasSuffix(".litmus") })
    for file in files {
      let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
      #expect(text.hasPrefix("AArch64 "))
    }
    let trace = folder.appending(path: "one.trace").path
    let casemate = try await Tool.run([
      "check", "--protocol", "\(Self.examples)/plain-remap.yaml", "--operation", "hvo", "--export",
      "casemate", trace,
    ])
    #expect(casemate.code == 0, "\(casemate.errors)")
    #expect(FileManager.default.fileExists(atPath: trace))
  }

  @Test func stepsThatTheSimulatorCantRunNameTheirLine() async throws {
    let text = try String(contentsOfFile: "\(Self.examples)/plain-remap.yaml", encoding: .utf8)
      .replacing("      - allocate: fresh\n", with: "")
    try await Self.withFile(text) { path in
      let run = try await Tool.run(["remap", "--protocol", path, "--hugepages", "2M"])
      #expect(run.code == 64)
      // The copy, in the line that the allocation had.
      #expect(run.errors.contains("\(path):24: de-hvo, phase 1, step 1: the simulator can't"))
    }
  }

  @Test func aFileIsTimedLikeABuiltIn() async throws {
    let run = try await Tool.run([
      "remap", "--protocol", "\(Self.examples)/read-only-first.yaml", "--hugepages", "2M",
      "--batch", "4", "--rounds", "2", "--format", "json",
    ])
    #expect(run.code == 0, "\(run.errors)")
    let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    let rows = try #require(object?["remap"] as? [[String: Any]])
    #expect(!rows.isEmpty)
    for row in rows {
      #expect(row["protocolID"] as? String == "my-read-only-first")
      #expect(row["failure"] == nil)
    }
  }
}
