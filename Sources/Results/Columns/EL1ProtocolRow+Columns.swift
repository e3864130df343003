extension EL1ProtocolRow: ResultRow {
  public static var section: Section { .el1Protocols }
  public var key: String {
    [cpu, "\(cores)", SizeLabel.text(granuleBytes), name, split, operation.rawValue]
      .joined(separator: "/")
  }

  /// The protocol, or the fault that was put into it.
  public var name: String { control.map { "control: \($0)" } ?? protocolID }

  public static var columns: [Column<Self>] {
    [
      .text("cpu", "CPU") { $0.cpu },
      .integer("cores", "Cores", .count) { Int64($0.cores) },
      Column("granuleBytes", "Granule", in: .files) { .size($0.granuleBytes) },
      .text("protocolID", "Protocol") { $0.protocolID },
      .text("title", "Title", in: .files) { $0.title },
      .text("control", "Control", in: .files) { $0.control },
      .text("split", "Split") { $0.split },
      .text("operation", "Operation") { $0.operation.rawValue },
      .text("verdict", "Checker") { $0.verdict },
      .text("reason", "Reason", in: .files) { $0.reason },
      Column("predicted", "May be seen") {
        $0.predicted.isEmpty ? .text("nothing") : .texts($0.predicted)
      },
      Column("seen", "Seen") {
        $0.agrees == nil ? $0.notRun : $0.seen.isEmpty ? .text("nothing") : .texts($0.seen)
      },
      Column("agrees", "Agrees") { $0.agrees.map(Cell.flag) ?? $0.notRun },
      .figure("time", "Time", .smaller) { $0.time },
      .text("failure", "Failure", in: .files) { $0.failure },
    ] + effects + executions
  }

  private var notRun: Cell { .missing(reason: failure ?? "not run") }

  /// What the walkers met and the checks found.
  private static var effects: [Column<Self>] {
    [
      .integer("counts.rounds", "Rounds", .count, in: .files) { $0.counts?.rounds },
      .integer("counts.checks", "Checks", .count, in: .files) { $0.counts?.checks },
      .integer("counts.staleHere", "Stale here", .count, in: .files) { $0.counts?.staleHere },
      .integer("counts.staleElsewhere", "Stale elsewhere", .count, in: .files) {
        $0.counts?.staleElsewhere
      },
      .integer("counts.permissionMismatches", "Wrong permission", .count, in: .files) {
        $0.counts?.permissionMismatches
      },
      .integer("counts.translationFaults", "Translation faults", .count, in: .files) {
        $0.counts?.translationFaults
      },
      .integer("counts.accessFlagFaults", "Access flag faults", .count, in: .files) {
        $0.counts?.accessFlagFaults
      },
      .integer("counts.permissionFaults", "Permission faults", .count, in: .files) {
        $0.counts?.permissionFaults
      },
      .integer("counts.conflictAborts", "Conflict aborts", .count, in: .files) {
        $0.counts?.conflictAborts
      },
      .integer("counts.reads", "Reads", .count, in: .files) { $0.counts?.reads },
      .integer("counts.gets", "Try-gets", .count, in: .files) { $0.counts?.gets },
      .integer("counts.lostReferences", "Lost", .count, in: .files) { $0.counts?.lostReferences },
      .integer("counts.wrongReads", "Wrong", .count, in: .files) { $0.counts?.wrongReads },
      .integer("counts.freedReads", "Freed read", .count, in: .files) { $0.counts?.freedReads },
    ]
  }

  /// What was executed.
  private static var executions: [Column<Self>] {
    [
      .integer("hugePages", "Huge pages", .count, in: .files) { $0.hugePages },
      .integer("counts.failedSwaps", "CAS failed", .count, in: .files) { $0.counts?.failedSwaps },
      .integer("counts.gaveUp", "Given up", .count, in: .files) { $0.counts?.gaveUp },
      .integer("counts.tlbis", "TLBIs", .count, in: .files) { $0.counts?.tlbis },
      .integer("counts.dsbs", "DSBs", .count, in: .files) { $0.counts?.dsbs },
      .integer("counts.isbs", "ISBs", .count, in: .files) { $0.counts?.isbs },
      .integer("counts.pauses", "Pauses", .count, in: .files) { $0.counts?.pauses },
      .integer("counts.interrupts", "Interrupts", .count, in: .files) { $0.counts?.interrupts },
      .integer("counts.framesFreed", "Freed", .count, in: .files) { $0.counts?.framesFreed },
      .integer("counts.framesTaken", "Taken", .count, in: .files) { $0.counts?.framesTaken },
    ]
  }

  public var details: [Detail] { events.details }
}

extension [EL1Event] {
  var details: [Detail] {
    map { Detail("events.0x\(String($0.number, radix: 16))", .integer($0.count, .count)) }
  }
}
