import Foundation
import TestSupport
import Testing

/// `hvo-bench tradeoff` as a planner meets it.
@Suite struct TradeoffCommandTests {
  private static let usual = [
    "tradeoff", "--hugepages", "2M", "--count", "1000", "--ram", "64GiB", "--protocol",
    "direct,stop-machine", "--rounds", "2", "--arch", "x86_64", "--kernel", "6.12",
  ]

  private func tradeoff(_ arguments: [String]) async throws -> Tool.Run {
    try await Tool.run(Self.usual + arguments)
  }

  @Test func theAnswerComesFirstAndFollowsFromTheInputs() async throws {
    let run = try await tradeoff(["--churn", "1", "--memory-price", "4", "--format", "json"])
    #expect(run.code == 0)
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    let rows = try #require(json["tradeoffs"] as? [[String: Any]])
    #expect(rows.map { $0["protocolID"] as? String } == ["direct", "stop-machine"])
    let direct = rows[0]
    // 1000 x 28672 B less 16 tables of 4 KiB, at 4 a GiB.
    let net = 1000 * 28672 - 16 * 4096
    #expect(direct["netBytes"] as? Int == net)
    let worth = (direct["memoryWorth"] as? [String: Any])?["value"] as? Double
    #expect(worth == Double(net) / 1_073_741_824 * 4)
    #expect(direct["advice"] as? String == "on")
    let inputs = try #require(direct["inputs"] as? [[String: Any]])
    func input(_ name: String) -> Double? {
      let value = inputs.first { $0["name"] as? String == name }?["value"] as? [String: Any]
      return value?["value"] as? Double
    }
    let software = try #require(input("hvo_software_ns"))
    let restore = try #require(input("de_hvo_software_ns"))
    if let flush = input("flush_ns"), let elsewhere = input("flush_elsewhere_ns"),
      let cpus = input("cpus"), let batch = input("hvo_batch"), let flushes = input("hvo_flushes"),
      let back = input("de_hvo_flushes")
    {
      let each = flush + (cpus - 1) * elsewhere
      let cores = (software + restore + (flushes + back) / batch * each) / 1e9
      let value = try #require((direct["cpuCores"] as? [String: Any])?["value"] as? Double)
      #expect(abs(value - cores) < 1e-9 * cores)
    }
  }

  @Test func aLimitOnTheStallTurnsItOff() async throws {
    let run = try await tradeoff([
      "--churn", "1", "--max-stall", "1ns", "--protocol", "stop-machine",
    ])
    #expect(run.code == 0)
    let titles = run.output.split(separator: "\n").filter { ["Conclusion", "Host"].contains($0) }
    #expect(titles.first == "Conclusion")
    // One CPU stops nobody.
    let words = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if !words.contains("one usable CPU") { #expect(words.contains("lets a CPU stand still for")) }
    #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= 100 })
  }

  @Test(arguments: [
    (["--churn", "many"], "--churn many"), (["--churn", "-1"], "--churn -1"),
    (["--churn", "/no/such.csv"], "No such file"), (["--max-stall", "100"], "ns, us, ms or s"),
    (["--max-stall", "0us"], "above 0"), (["--memory-price", "free"], "a price as a number"),
    (["--core-price", "-1"], "a price as a number"),
    (["--demotions", "nan"], "demotions per hour"),
    (["--cpu-count", "0"], "1 to 65536"),
    (["--kernel-result", "/no/such.json"], "leave --protocol out"),
    (["--kernel-result", "a.json", "--platform", "b"], "give one of them"),
    (["--platform", "nowhere"], "no such platform"),
  ])
  func whatIsTyped(arguments: [String], words: String) async throws {
    let run = try await tradeoff(arguments)
    #expect(run.code == 64)
    #expect(run.errors.contains(words), "\(run.errors)")
    #expect(run.errors.split(separator: "\n").count == 1)
    #expect(run.output == "")
  }

  /// The gallery's kernel is 6.18, which runs the batched protocol.
  @Test func aKernelsResultIsOfItsProtocol() async throws {
    let measured = repositoryRoot.appending(path: "plots/gallery/kernel.json").path
    func run(_ kernel: String, _ others: [String] = []) async throws -> Tool.Run {
      try await Tool.run(
        [
          "tradeoff", "--hugepages", "2M", "--count", "1000", "--ram", "64GiB", "--arch", "x86_64",
          "--kernel", kernel, "--kernel-result", measured,
        ] + others)
    }
    let other = try await run("5.15")
    #expect(other.code == 64)
    #expect(other.errors.contains("which runs direct; kernel 5.15 runs"))
    let own = try await run("6.12", ["--churn", "10"])
    #expect(own.code == 0)
    let words = own.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("as measured on vm, kernel 6.18"))
    #expect(!words.contains("lower bound"))
    let many = try await run("6.12", ["--churn", "10", "--cpu-count", "64"])
    let doubt = many.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(doubt.contains("But flushes and stops were measured on 2 CPUs and are counted for 64"))
  }

  @Test func aTimeSeries() async throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "churn-\(UUID()).csv")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data("seconds,churn,demotions\n0,10,0\n60,100,0\n80,0,0\n".utf8).write(to: file)
    let run = try await tradeoff(["--churn", file.path, "--format", "csv"])
    #expect(run.code == 0)
    #expect(run.output.contains("tradeoffs,direct/2M,inputs.churn,32.5,1/s,"))
    #expect(run.output.contains("tradeoffs,direct/2M,inputs.peak_churn,100,1/s,"))
    try Data("seconds,churn\n0,10\n60,x\n".utf8).write(to: file)
    let bad = try await tradeoff(["--churn", file.path])
    #expect(bad.code == 64)
    #expect(bad.errors.contains(":3: churn: \"x\" is no number"))
  }
}
