import ArgumentParser
import HugeTLB
import Results

/// The savings section: pools from what was typed, rows from the calculator.
struct SavingsStage {
  let model: KernelModel
  /// The machine's memory, where it is known.
  let memory: ByteCount?

  /// Adds the rows, and the total where the counts make one set of pools.
  ///
  /// - Returns: that set; empty where the rows are alternatives.
  @discardableResult
  func run(
    sizes: [HugePageSize], placement: Placement, count: String?, covering asked: ByteCount?,
    into file: inout ResultFile
  ) throws -> [Pool] {
    try model.checkSizes(sizes)
    if let count {
      return try add(explicit(sizes, count), placement, to: &file)
    } else if let asked {
      return try add(covering(sizes, asked, to: &file), placement, to: &file)
    } else if let memory {
      try addUsualShares(sizes, placement, of: memory, to: &file)
      return []
    } else {
      let single = sizes.map { Line(pool: Pool($0, count: 1), origin: "one page") }
      return try add(single, placement, to: &file)
    }
  }

  private struct Line {
    let pool: Pool
    let origin: String
    var notes: [String] = []
  }

  private func explicit(_ sizes: [HugePageSize], _ count: String) throws -> [Line] {
    let pools = try usage("--count") {
      try PoolRequest(sizes: sizes, counts: count).pools(memory: memory)
    }
    return pools.map { Line(pool: $0, origin: "--count \(count)") }
  }

  /// The sizes of which a whole page fits; the others are named.
  private func covering(
    _ sizes: [HugePageSize], _ asked: ByteCount, to file: inout ResultFile
  ) throws -> [Line] {
    let all = sizes.map { CoveredMemory(asked, in: $0) }
    let fitting = all.filter { $0.pool.count > 0 }
    guard !fitting.isEmpty else {
      let names = sizes.map(\.description).joined(separator: " or ")
      throw ValidationError("--memory: \(asked.full) holds no whole page of \(names)")
    }
    file.warnings += all.filter { $0.pool.count == 0 }.map { covered in
      Warning(
        id: "no-page-fits", fact: "\(asked.full) holds no whole page of \(covered.pool.size)",
        remedy:
          "nothing is computed for it; state more with --memory, or leave it out of --hugepages")
    }
    return fitting.map {
      Line(pool: $0.pool, origin: "--memory \(asked)", notes: $0.note.map { [$0] } ?? [])
    }
  }

  /// One plan for all lines, with its total.
  private func add(_ lines: [Line], _ placement: Placement, to file: inout ResultFile) throws
    -> [Pool]
  {
    let plan = try self.plan(lines.map(\.pool), placement, warnings: &file.warnings)
    for (line, savings) in zip(lines, plan.lines) {
      file.savings.append(
        SavingsRow(
          savings, of: plan, origin: line.origin, notes: line.notes + plan.notes(on: savings)))
    }
    file.savingsTotal = SavingsTotal(plan)
    return lines.map(\.pool)
  }

  /// The plan of some pools; a warning if they and their vmemmap don't fit the memory.
  private func plan(
    _ pools: [Pool], _ placement: Placement, warnings: inout [Warning]
  ) throws -> SavingsPlan {
    let plan = try usage {
      try SavingsPlan(pools, placement: placement, in: model, memory: memory)
    }
    if let shortage = plan.shortage {
      warnings.append(
        Warning(
          id: "vmemmap-above-memory", fact: shortage,
          remedy: "the kernel would give fewer, so no rest of the memory is shown; choose a "
            + "smaller --count, or state more with --ram"))
    }
    return plan
  }

  /// Each size alone at 1, 25, 50 and 75 % of the memory: alternatives, so no total.
  private func addUsualShares(
    _ sizes: [HugePageSize], _ placement: Placement, of memory: ByteCount,
    to file: inout ResultFile
  ) throws {
    for size in sizes {
      let counts = HugePageCount.usual(of: size, memory: memory)
      if counts.isEmpty {
        file.warnings.append(
          Warning(
            id: "no-page-fits", fact: "no page of \(size) fits into 75 % of the memory (\(memory))",
            remedy: "nothing is concluded for it; --count or --ram says what machine is meant"))
      }
      for (count, percent) in counts {
        let plan = try self.plan(
          [Pool(size, count: count)], placement, warnings: &file.warnings)
        file.savings += plan.lines.map {
          SavingsRow($0, of: plan, origin: "\(percent) % of memory", notes: plan.notes(on: $0))
        }
      }
    }
  }
}
