internal import Results

/// A result in the JSON of google/benchmark (its `json_schema_version` 1), as far as we have it.
///
/// A row's two visits are two repetitions, its median the aggregate. What wasn't measured isn't
/// there: no clock rate, no caches, and no row without a number. `cpu_time` is the one exception,
/// since compare.py leaves out runs without it: it repeats `real_time`, and the context says so.
struct GoogleBenchmark: Encodable {
  struct Context: Encodable {
    let date: String
    let host_name: String?
    let executable: String
    let num_cpus: Int?
    let library_version: String
    let json_schema_version = 1
    let cpu_time_note = "cpu_time repeats real_time: only wall time is measured"
    let kernel: String?
    let cpu_model: String?
    let complete: Bool

    init(_ result: ResultFile) {
      date = result.created
      host_name = result.host?.name
      executable = result.tool.name
      num_cpus = result.host?.onlineCPUs
      library_version = result.tool.version
      kernel = result.host?.kernel
      cpu_model = result.host?.cpuModel
      complete = result.complete
    }
  }

  let context: Context
  let benchmarks: [Run]

  init(_ result: ResultFile) {
    context = Context(result)
    let timed =
      result.barriers.map { TimedRow($0, $0.p50, $0.halfMedians, $0.n, p99: $0.p99, $0.maximum) }
      + result.shootdowns.map { TimedRow($0, $0.cost, nil, nil) }
      + result.remap.map { TimedRow($0, $0.p50, $0.halfMedians, $0.n, p99: $0.p99, $0.maximum) }
    benchmarks = timed.enumerated().flatMap { family, row in row.runs(family: family) }
  }
}

extension GoogleBenchmark {
  /// One line of the export: a repetition or an aggregate, times in ns.
  struct Run: Encodable {
    var name: String
    let family_index: Int
    let per_family_instance_index = 0
    let run_name: String
    var run_type = "iteration"
    let repetitions: Int
    var repetition_index: Int?
    let threads = 1
    var aggregate_name: String?
    var aggregate_unit: String?
    var iterations: Int
    var real_time: Double
    var cpu_time: Double
    let time_unit = "ns"
    /// User counters.
    var p99: Double?
    var maximum: Double?
  }

  /// A row with a median.
  struct TimedRow {
    let name: String
    let median: Double?
    let halves: [Double]?
    let samples: Int?
    let p99: Double?
    let maximum: Double?

    init<Row: ResultRow>(
      _ row: Row, _ median: Figure, _ halves: [Double]?, _ samples: Int?, p99: Figure? = nil,
      _ maximum: Figure? = nil
    ) {
      name = "\(Row.section.rawValue)/\(row.key)"
      self.median = median.value
      self.halves = halves
      self.samples = samples
      self.p99 = p99?.value
      self.maximum = maximum?.value
    }

    /// The repetitions and the aggregate; none without a number.
    func runs(family: Int) -> [Run] {
      guard let median else { return [] }
      let times = halves ?? [median]
      var runs = times.enumerated().map { index, time in
        Run(
          name: name, family_index: family, run_name: name, repetitions: times.count,
          repetition_index: index, iterations: (samples ?? times.count) / times.count,
          real_time: time, cpu_time: time)
      }
      guard times.count > 1 else { return runs }
      runs.append(
        Run(
          name: name + "_median", family_index: family, run_name: name, run_type: "aggregate",
          repetitions: times.count, aggregate_name: "median", aggregate_unit: "time",
          iterations: times.count, real_time: median, cpu_time: median, p99: p99,
          maximum: maximum))
      return runs
    }
  }
}
