internal import FoundationEssentials
internal import Results

/// A result as metrics. Base units: seconds and bytes.
enum OpenMetrics {
  private typealias Sample = (labels: [(name: String, value: String?)], value: Double?)

  static func text(_ result: ResultFile) -> String {
    var page = OpenMetricsText()
    run(result, &page)
    savings(result.savings, &page)
    barriers(result, &page)
    remap(result.remap, &page)
    verdicts(result.verdicts, &page)
    return page.text
  }

  private static func run(_ result: ResultFile, _ page: inout OpenMetricsText) {
    let host = result.host
    page.add(
      "hvo_bench_run", help: "What was measured where; always 1.",
      [
        (
          [
            ("tool_version", result.tool.version), ("host", host?.name), ("cpu", host?.cpuModel),
            ("architecture", host?.architecture), ("kernel", host?.kernel),
            ("hvo", host?.hvo.state.rawValue),
          ], 1
        )
      ])
    let created = try? Date(result.created, strategy: .iso8601)
    page.add(
      "hvo_bench_created", unit: "seconds", help: "When the run began, since 1970.",
      [([], created?.timeIntervalSince1970)])
    page.add(
      "hvo_bench_complete", help: "1 if the run was finished, 0 if it was cut short.",
      [([], result.complete ? 1 : 0)])
  }

  private static func savings(_ rows: [SavingsRow], _ page: inout OpenMetricsText) {
    func samples(_ value: (SavingsRow) -> Int64) -> [Sample] {
      rows.map { row in
        (
          [
            ("size", SizeLabel.text(row.sizeBytes)), ("pages", "\(row.count)"),
            ("origin", row.countOrigin), ("layout", row.assumptions.layout),
          ], Double(value(row))
        )
      }
    }
    page.add(
      "hvo_bench_vmemmap_freed", unit: "bytes", help: "Memory that HVO gives back on a pool.",
      samples(\.vmemmapFreedBytes))
    page.add(
      "hvo_bench_vmemmap_net", unit: "bytes",
      help: "Memory that HVO gives back on a pool, less the page tables that it spends.",
      samples(\.netBytes))
  }

  private static func barriers(_ result: ResultFile, _ page: inout OpenMetricsText) {
    func labels(
      _ id: String, _ pages: Int?, _ peers: Int, _ state: String?
    ) -> [(name: String, value: String?)] {
      [
        ("call", id), ("pages", pages.map { "\($0)" }), ("peers", "\(peers)"),
        ("peer_state", state),
      ]
    }
    page.add(
      "hvo_bench_barrier_latency", unit: "seconds", help: "Latency of one call or barrier.",
      result.barriers.flatMap { row in
        statistics([
          ("minimum", row.minimum), ("median", row.p50), ("p90", row.p90), ("p99", row.p99),
          ("maximum", row.maximum),
        ]).map { (labels(row.id, row.pages, row.peers, row.peerState) + $0.labels, $0.value) }
      })
    page.add(
      "hvo_bench_barrier_samples", .counter, help: "Undisturbed samples behind the latencies.",
      result.barriers.map { row in
        (labels(row.id, row.pages, row.peers, row.peerState), Double(row.n))
      })
    page.add(
      "hvo_bench_shootdown_cost", unit: "seconds", help: "What reaching other CPUs adds to a call.",
      result.shootdowns.map { row in
        (labels(row.id, row.pages, row.peers, row.peerState), row.cost.seconds)
      })
  }

  private static func remap(_ rows: [RemapRow], _ page: inout OpenMetricsText) {
    func labels(_ row: RemapRow) -> [(name: String, value: String?)] {
      [
        ("protocol", row.protocolID), ("split", row.split),
        ("size", SizeLabel.text(row.sizeBytes)), ("operation", row.operation.rawValue),
        ("contents", row.contents.rawValue), ("pass", row.pass.rawValue),
        ("batch", "\(row.batch)"),
      ]
    }
    page.add(
      "hvo_bench_remap_time", unit: "seconds",
      help: "Time per huge page on the simulated vmemmap: the software part, without TLBIs.",
      rows.flatMap { row in
        statistics([("median", row.p50), ("p99", row.p99), ("maximum", row.maximum)])
          .map { (labels(row) + $0.labels, $0.value) }
      })
    page.add(
      "hvo_bench_remap_batches", .counter, help: "Timed batches behind the times.",
      rows.map { (labels($0), Double($0.n)) })
  }

  private static func verdicts(_ rows: [VerdictRow], _ page: inout OpenMetricsText) {
    func labels(_ row: VerdictRow) -> [(name: String, value: String?)] {
      [("protocol", row.protocolID), ("size", SizeLabel.text(row.sizeBytes))]
    }
    page.add(
      "hvo_bench_cost_per_huge_page", unit: "seconds",
      help: "CPU time per huge page; modelled from measured or published costs.",
      rows.flatMap { row -> [Sample] in
        [
          (labels(row) + [("operation", "hvo")], row.costHVO.seconds),
          (labels(row) + [("operation", "de-hvo")], row.costDeHVO.seconds),
        ]
      })
    page.add(
      "hvo_bench_break_even_pages_per_second",
      help: "Huge pages allocated and freed per second whose cost is the stated share of one core.",
      rows.map { row in
        let share = row.coreShare.value.map { CSV.number($0) + "%" }
        return (labels(row) + [("core_share", share)], row.breakEvenChurn.value)
      })
    page.add(
      "hvo_bench_protocol_verdict", help: "The verdict on a protocol in a setting; always 1.",
      rows.flatMap { row in
        row.legality.map { one in
          (
            labels(row) + [("setting", one.setting), ("verdict", one.verdict.rawValue)], 1
          )
        }
      })
  }

  private static func statistics(_ figures: [(name: String, figure: Figure)]) -> [Sample] {
    figures.map { ([("statistic", $0.name)], $0.figure.seconds) }
  }
}

extension Figure {
  /// A time in seconds; nil if absent or no time.
  fileprivate var seconds: Double? { unit == .nanoseconds ? value.map { $0 / 1e9 } : nil }
}
