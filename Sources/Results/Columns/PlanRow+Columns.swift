extension PlanRow: ResultRow {
  public static var section: Section { .plan }
  public var key: String { name }

  public static var secondTitle: String? {
    "The memory of one host, in parts that add up (to the byte in JSON and CSV)"
  }

  public static var columns: [Column<Self>] {
    [
      .text("name", "Class", in: .both) { $0.name },
      .integer("hosts", "Hosts", .count) { $0.hosts },
      .text("architecture", "Arch") { $0.architecture },
      Column("basePageBytes", "Page", in: .second) { .size($0.basePageBytes) },
      .integer("structPageBytes", "struct page", .bytes, in: .files) { $0.structPageBytes },
      Column("kernel", "Kernel") {
        $0.kernel.map(Cell.text)
          ?? .missing(reason: "not stated: the newest kernel's rule is taken")
      },
      Column("isSupported", "HVO") { .flag($0.isSupported) },
      .text("support", "Support", in: .files) { $0.support },
      .text("pools", "Pools of a host") { row in
        row.pools.map(\.text).joined(separator: " ")
      },
      .integer("memoryBytes", "RAM", .bytes, in: .second, missing: { $0.noMemory }) {
        $0.memoryBytes
      },
      .integer("poolBytes", "Pools", .bytes, in: .second) { $0.poolBytes },
      .integer("vmemmapBeforeBytes", "vmemmap before", .bytes, .smaller, in: .second) {
        $0.vmemmapBeforeBytes
      },
      .integer("vmemmapAfterBytes", "after", .bytes, .smaller, in: .second) {
        $0.vmemmapAfterBytes
      },
      .integer(
        "vmemmapFreedBytes", "Freed", .bytes, .larger, in: .second,
        missing: { _ in ResultFile.olderFile }
      ) { $0.vmemmapFreedBytes },
      .integer("spentBytes", "Spent", .bytes, .smaller, in: .second) { $0.spentBytes },
      .integer(
        "restBeforeBytes", "Rest before", .bytes, .larger, in: .second, missing: { $0.noMemory }
      ) { $0.restBeforeBytes },
      .integer(
        "restAfterBytes", "Rest after", .bytes, .larger, in: .second, missing: { $0.noMemory }
      ) { $0.restAfterBytes },
      .integer("netBytes", "Net a host", .bytes, .larger) { $0.netBytes },
      .integer("classNetBytes", "Net, class", .bytes, .larger) { $0.classNetBytes },
      .figure("worth", "Worth", .larger, in: .files) { $0.worth },
      .figure("hostsWorth", "Hosts won", .larger) { $0.hostsWorth },
      .figure("churn", "Churn", in: .files) { $0.churn },
      .figure("cpuCores", "Cores a host", .smaller) { $0.cpuCores },
      .text("protocolID", "Protocol") { $0.protocolID ?? "none" },
      .text("protocolReason", "Why", in: .files) { $0.protocolReason },
      Column("notes", "Notes", in: .files) { .texts($0.notes) },
    ]
  }

  /// Why the memory of a host isn't known.
  private var noMemory: String { hostsWorth.reason ?? "the memory of its hosts isn't stated" }

  /// Without the kernel where no class states it.
  public static func tableColumns(for rows: [Self]) -> [Column<Self>] {
    let knowsKernel = rows.contains { $0.kernel != nil }
    return columns.filter {
      [.table, .both].contains($0.place) && (knowsKernel || $0.id != "kernel")
    }
  }

  /// Without the host's memory where no class states it: that is said of the hosts won.
  public static func secondColumns(for rows: [Self]) -> [Column<Self>] {
    let knowsMemory = rows.contains { $0.memoryBytes != nil }
    return columns.filter {
      [.second, .both].contains($0.place)
        && (knowsMemory || !["memoryBytes", "restBeforeBytes", "restAfterBytes"].contains($0.id))
    }
  }

  /// Pools are several values of the JSON.
  public func fields(of column: String, at index: Int) -> [String] {
    let place = Self.section.place(at: index)
    guard column == "pools" else { return [place + column] }
    return pools.indices.flatMap { pool in
      ["sizeBytes", "count"].map { "\(place)pools[\(pool)].\($0)" }
    }
  }
}

extension PlanRow.PlannedPool {
  /// `2M=1024`, on node 1 `2M@1=1024`.
  public var text: String {
    "\(SizeLabel.text(sizeBytes))\(node.map { "@\($0)" } ?? "")=\(count)"
  }
}

extension [PlanRow] {
  /// The rows shown to a reader: those that save most.
  public var digest: [PlanRow] {
    count <= Self.shown
      ? self : Array(sorted { $0.classNetBytes > $1.classNetBytes }.prefix(Self.shown))
  }

  static var shown: Int { 20 }

  /// What the columns say, and what is worth knowing of the classes: each sentence once.
  public var noteLines: [String] {
    var lines = [
      "Hosts won: hosts of the class whose memory the saving equals. Where HVO is no, Net is what it would"
        + " save, and the fleet's total doesn't count it."
    ]
    var notes: [(text: String, names: [String])] = []
    for row in self {
      for note in row.notes + ["\(row.protocolID ?? "no protocol"): \(row.protocolReason)"] {
        if let index = notes.firstIndex(where: { $0.text == note }) {
          notes[index].names.append(row.name)
        } else if notes.count < Self.shown {
          notes.append((note, [row.name]))
        }
      }
    }
    lines += notes.map { note in
      let more = note.names.count > 4 ? " and \(note.names.count - 4) more" : ""
      return note.names.prefix(4).joined(separator: ", ") + more + ": " + note.text
    }
    return lines
  }
}

extension PlanTotal: ResultRow {
  public static var section: Section { .planTotal }
  public var key: String { "" }

  public static var columns: [Column<Self>] {
    [
      .text("file", "File") { $0.file },
      .integer("rows", "Rows", .count) { $0.rows },
      .integer("badRows", "Rows left out", .count, .smaller) { $0.badRows },
      .integer("classes", "Classes", .count) { $0.classes },
      .integer("hosts", "Hosts", .count) { $0.hosts },
      .integer(
        "memoryBytes", "RAM, where known", .bytes,
        missing: { $0.hostsWorth.reason ?? "the memory of no host is stated" }
      ) { $0.memoryBytes },
      .integer("poolBytes", "Pools", .bytes) { $0.poolBytes },
      .integer("vmemmapBeforeBytes", "vmemmap before", .bytes, .smaller) { $0.vmemmapBeforeBytes },
      .integer("vmemmapAfterBytes", "vmemmap after", .bytes, .smaller) { $0.vmemmapAfterBytes },
      .integer(
        "vmemmapFreedBytes", "Freed", .bytes, .larger, missing: { _ in ResultFile.olderFile }
      ) { $0.vmemmapFreedBytes },
      .integer("spentBytes", "Spent on page tables and shared tails", .bytes, .smaller) {
        $0.spentBytes
      },
      .integer("netBytes", "Net, kernels with HVO", .bytes, .larger) { $0.netBytes },
      .integer("wouldNetBytes", "Net, kernels without", .bytes, .larger) { $0.wouldNetBytes },
      .figure("worth", "Worth per month", .larger) { $0.worth },
      .figure("hostsWorth", "Hosts won", .larger) { $0.hostsWorth },
    ]
  }
}
