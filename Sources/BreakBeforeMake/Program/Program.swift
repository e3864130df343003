public import Vmemmap

/// Steps on a starting mapping: what the checker runs. A protocol is one; so is a bare list of
/// steps.
public struct Program: Sendable, Hashable {
  public var title: String
  /// What each entry holds before the first step; what isn't named is invalid.
  public var initial: [EntryName: EntryValue]
  /// What each frame holds before the first step; what isn't named is uninitialised.
  public var contents: [FrameName: FrameContents]
  /// Whether walkers may use the range from the start (false: only after the last step).
  public var isPublished: Bool
  public var phases: [Phase]

  /// A bare list of steps on one folio.
  ///
  /// - Parameter start: blocks, base pages (PTEs map their own frames, writable) or nothing.
  public init(_ title: String, start: RemapProtocol.Start = .basePages, _ steps: [Step]) {
    self.init(title, start: start, phases: [Phase(title, per: .folio, steps)])
  }

  init(_ title: String, start: RemapProtocol.Start, phases: [Phase]) {
    self.title = title
    self.phases = phases
    isPublished = start != .unmapped
    switch start {
    case .blocks: initial = [.pmd: EntryValue(target: .block)]
    case .unmapped: initial = [.pmd: .table, .neighbour: .page(.neighbourOwn, .readWrite)]
    case .basePages:
      initial = [.pmd: .table]
      for entry in EntryName.pages { initial[entry] = .page(.own(entry), .readWrite) }
    }
    contents = [
      .headOwn: .head, .tailOwn: .tail, .tail2Own: .tail, .neighbourOwn: .head,
    ]
    // Boot time: the memmap is initialised through the mapping, after it is made.
    if start == .unmapped { contents[.headCopy] = .head }
  }

  /// What an operation of a protocol runs, one program after the other.
  static func programs(
    of p: RemapProtocol, _ operation: RemapOperation, tails: Int
  ) throws(ProgramError) -> [Program] {
    switch operation {
    case .optimize: [.optimize(p)]
    case .restore: [try .restore(p, tails: tails)]
    case .demote: [try .restore(p, tails: tails), .optimizeWithoutSplit(p)]
    }
  }

  /// HVO as `protocol` does it.
  static func optimize(_ p: RemapProtocol) -> Program {
    Program("\(p.id), HVO", start: p.start, phases: p.optimize)
  }

  /// De-HVO as `protocol` does it, after its HVO.
  static func restore(_ p: RemapProtocol, tails: Int) throws(ProgramError) -> Program {
    let before = optimize(p)
    let after = try Code(before, tails: tails).runAlone(before)
    var program = Program("\(p.id), de-HVO", start: .basePages, phases: p.restore)
    program.initial = after.initial
    // What HVO did to memory in use elsewhere is HVO's finding, not de-HVO's.
    program.initial[.neighbour] = .page(.neighbourOwn, .readWrite)
    program.contents = after.contents
    return program
  }

  /// HVO where no PMD is a block any more, as a demote needs after its restore.
  static func optimizeWithoutSplit(_ p: RemapProtocol) -> Program {
    Program("\(p.id), HVO on base pages", start: .basePages, phases: p.withoutSplit().optimize)
  }
}
