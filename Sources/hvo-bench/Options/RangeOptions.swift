import ArgumentParser
import HugeTLB
import RemapTiming

/// Cost against range.
struct RangeOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      Time the page-table stores over this much hugetlb memory, or over A..B in steps of 4: \
      1T..64T, 2M..1G; at most 64 TiB. Instead of the plain timing.
      """, valueName: "range"))
  var range: String?

  @Option(help: ArgumentHelp("Threads over disjoint parts of the range.", valueName: "n"))
  var threads: Int?

  static let most: UInt64 = 64 << 40

  func validate() throws {
    guard range != nil || threads == nil else {
      throw ValidationError("--threads works on a range: give --range too, such as --range 1T")
    }
    if let threads, !(1...1024).contains(threads) {
      throw ValidationError("--threads \(threads): from 1 to 1024")
    }
  }

  /// One plan for each size, on these CPUs; nil if no range was asked for.
  func plans(_ remap: RemapPlan, cpus: [Int]) throws -> [RangePlan]? {
    guard let range else { return nil }
    let count = threads ?? 1
    guard count <= cpus.count else {
      throw ValidationError(
        "--threads \(count): this process may use \(cpus.count) CPUs; threads that take turns would"
          + " time each other")
    }
    return try remap.loads.map { load in
      var plan = RangePlan(
        mmu: remap.mmu, geometry: remap.geometry, protocols: remap.protocols, size: load.size,
        ranges: try points(range, load.size), cpus: Array(cpus.prefix(count)),
        batch: load.batch)
      plan.counters = remap.counters
      return plan
    }
  }

  private func points(_ range: String, _ size: HugePageSize) throws -> [UInt64] {
    let ends = try usage {
      try range.components(partedBy: "..").map { try ByteCount(parsing: $0).bytes }
    }
    guard let first = ends.first, let last = ends.last, ends.count <= 2, first <= last else {
      throw ValidationError("--range \(range): write a size, or the smaller and the larger as A..B")
    }
    guard last <= Self.most else {
      throw ValidationError("--range \(range): at most 64T of hugetlb memory")
    }
    guard first >= size.bytes else {
      throw ValidationError("--range \(range): less than one huge page of \(size)")
    }
    return ends.count == 1 ? [first] : RangePlan.ranges(from: first, to: last)
  }
}

extension String {
  /// The parts between occurrences of a separator.
  fileprivate func components(partedBy separator: String) -> [String] {
    var parts: [String] = []
    var rest = Substring(self)
    while let found = rest.firstRange(of: separator) {
      parts.append(String(rest[..<found.lowerBound]))
      rest = rest[found.upperBound...]
    }
    return parts + [String(rest)]
  }
}
