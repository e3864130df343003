import Foundation
import TestSupport
import Testing

@testable import Report
@testable import Results

@Suite struct OpenMetricsTests {
  static let style = TextStyle(ascii: false)

  static func hostile(_ text: String) throws -> ResultFile {
    var result = try Snapshot.full
    result.host?.name = text
    for index in result.barriers.indices { result.barriers[index].id += text }
    for index in result.remap.indices { result.remap[index].protocolID += text }
    return result
  }

  static let texts = [
    "plain", "a\"b\\c\nd", "tab\there", "\u{1}", "😀", "\r\n", "{x=\"1\"} 2", "# EOF", "",
  ]

  @Test func `escapes are those of the format and no others`() {
    #expect(OpenMetricsText.escape("a\"b\\c\nd\te\r\n") == "a\\\"b\\\\c\\nd\te\r\\n")
  }

  @Test func `the end mark is last, names follow units, counters end in _total`() throws {
    let text = ExportFormat.openMetrics.render(try Snapshot.full, style: Self.style)
    let lines = text.split(separator: "\n").map(String.init)
    #expect(lines.last == "# EOF")
    #expect(text.hasSuffix("# EOF\n"))
    var families: [String] = []
    for line in lines.dropLast() {
      let words = line.split(separator: " ").map(String.init)
      if line.hasPrefix("# TYPE ") {
        families.append(words[2])
        #expect(["gauge", "counter"].contains(words[3]))
      } else if line.hasPrefix("# UNIT ") {
        #expect(words[2].hasSuffix("_" + words[3]))
      } else if !line.hasPrefix("#") {
        let name = line.prefix { $0 != "{" && $0 != " " }
        #expect(name == families.last! || name == families.last! + "_total", "\(line)")
        #expect(!line.contains("\", "), "no blank after a comma: \(line)")
        #expect(Double(words.last ?? "")?.isFinite == true, "\(line)")
      }
    }
    #expect(families.count > 8)
    #expect(Set(families).count == families.count)
    #expect(
      text.contains("hvo_bench_barrier_samples_total{call=\"timer-read\",peers=\"0\"} 20000\n"))
    // 22.6 ns in the fixture, in seconds.
    #expect(text.contains("statistic=\"median\"} 2.26e-08\n"))
  }

  @Test func `what is absent has no sample, and what occurs twice one`() {
    var page = OpenMetricsText()
    page.add(
      "a", help: "h", [([("x", "1")], nil), ([("x", "2")], .nan), ([("x", "3")], .infinity)])
    page.add("b", help: "h", [([("x", "1")], 1), ([("x", "1")], 2), ([("x", nil)], 3)])
    page.add("b", help: "again", [([], 4)])
    #expect(page.text == "# TYPE b gauge\n# HELP b h\nb{x=\"1\"} 1\nb 3\n# EOF\n")
  }

  @Test(
    .enabled(if: Python.has("prometheus_client"), "needs python3-prometheus-client"),
    arguments: texts)
  func `a real parser reads it, names unharmed`(text: String) throws {
    let file = ExportFormat.openMetrics.render(try Self.hostile(text), style: Self.style)
    let read = try Python.run("read_openmetrics.py", input: file)
    #expect(read["host"] as? String == text)
    #expect((read["calls"] as? [String])?.contains("timer-read" + text) == true)
    #expect((read["families"] as? Int ?? 0) > 8)
    #expect(read["ended"] as? Bool == true)
  }
}

@Suite struct GoogleBenchmarkTests {
  @Test func `it has the fields that compare-py asks for, and two visits are repetitions`() throws {
    var result = try Snapshot.full
    result.barriers[0].halfMedians = [22, 23]
    let text = ExportFormat.googleBenchmark.render(result, style: OpenMetricsTests.style)
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let context = try #require(json["context"] as? [String: Any])
    #expect(context["json_schema_version"] as? Int == 1)
    #expect(context["date"] as? String == result.created)
    let runs = try #require(json["benchmarks"] as? [[String: Any]])
    for run in runs {
      for field in ["name", "run_name", "run_type", "real_time", "cpu_time", "time_unit"] {
        #expect(run[field] != nil, "\(field)")
      }
      #expect(run["time_unit"] as? String == "ns")
    }
    let first = runs.prefix(3).map { $0["real_time"] as? Double }
    #expect(first == [22, 23, 22.6])
    #expect(runs[2]["run_type"] as? String == "aggregate")
    #expect(runs[2]["aggregate_name"] as? String == "median")
    #expect(runs[2]["name"] as? String == "barriers/timer-read/peers=0_median")
    #expect(runs[0]["iterations"] as? Int == 10000)
    let present =
      result.barriers.count { $0.p50.value != nil }
      + result.shootdowns.count {
        $0.cost.value != nil
      } + result.remap.count { $0.p50.value != nil }
    #expect(Set(runs.compactMap { $0["run_name"] as? String }).count == present)
  }

  @Test(.enabled(if: Python.hasGoogleBenchmark, "needs libbenchmark-tools"))
  func `the real compare-py reads two exports`() throws {
    let before = try Snapshot.full
    var after = before
    after.barriers[0].p50 = Figure(
      45.2, .nanoseconds, .measured(where: "this machine", samples: 20000))
    let files = [before, after].map {
      ExportFormat.googleBenchmark.render($0, style: OpenMetricsTests.style)
    }
    let read = try Python.run("read_google_benchmark.py", input: files.joined(separator: "\0"))
    let changes = try #require(read["changes"] as? [String: Double])
    // 22.6 → 45.2 ns is twice as much.
    #expect(changes["barriers/timer-read/peers=0"] == 1)
    #expect(changes.values.filter { $0 != 0 }.count == 1)
    #expect(changes.count > 5)
  }
}

@Suite(.enabled(if: Python.has("json"), "needs python3")) struct ExportNameTests {
  @Test(arguments: OpenMetricsTests.texts, [ExportFormat.googleBenchmark, .report(.json)])
  func `names survive, and the JSON holds no NaN`(text: String, format: ExportFormat) throws {
    let file = format.render(try OpenMetricsTests.hostile(text), style: OpenMetricsTests.style)
    let read = try Python.run("read_json.py", input: file)
    #expect((read["strings"] as? [String])?.contains { $0.contains("timer-read" + text) } == true)
  }
}

@Suite struct LeftOutTests {
  /// A result of `el1` has no row that either form knows.
  @Test func `forms of other programs say what they leave out`() throws {
    let el1 = try HTMLReportTests.result("plots/gallery/el1.json")
    for format in [ExportFormat.googleBenchmark, .openMetrics] {
      #expect(Set(format.leftOut(of: el1)).isSuperset(of: ["el1Guests", "el1Protocols"]))
    }
    let main = try HTMLReportTests.result("plots/gallery/result.json")
    #expect(ExportFormat.googleBenchmark.leftOut(of: main).contains("savings"))
    #expect(!ExportFormat.openMetrics.leftOut(of: main).contains("savings"))
    #expect(!ExportFormat.googleBenchmark.leftOut(of: main).contains("barriers"))
    #expect(ExportFormat.report(.json).leftOut(of: main).isEmpty)
  }
}
