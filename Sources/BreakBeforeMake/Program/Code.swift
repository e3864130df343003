internal import Vmemmap

/// A program flattened for one folio.
struct Code {
  struct Line {
    let instruction: Instruction
    let origin: StepReference
  }

  private(set) var lines: [Line] = []
  /// PTEs that exist in the model.
  let pages: [EntryName]

  /// - Parameter tails: 1 or 2.
  init(_ program: Program, tails: Int) throws(ProgramError) {
    pages = EntryName.pages.filter { $0 != .tail2 || tails > 1 }
    for (index, phase) in program.phases.enumerated() { try append(phase, index) }
    try checkPauses()
    if lines.count > 60_000 { throw .tooLarge("\(lines.count) steps") }
  }

  private var tails: [EntryName] { pages.filter { $0 == .tail || $0 == .tail2 } }

  private mutating func append(_ phase: Phase, _ index: Int) throws(ProgramError) {
    let first = lines.count
    switch phase.scope {
    case .batch, .folio:
      try append(phase, index, at: nil, from: first)
    case .blockPMD:
      // The target is known once the phase has been laid out.
      let body = first + 1
      if let step = phase.steps.first {
        lines.append(
          Line(
            instruction: .skipUnlessBlock(to: body),
            origin: StepReference(
              phase: index, step: 0, purpose: phase.purpose, action: step, entry: .pmd)))
        try append(phase, index, at: .pmd, from: body)
        lines[first] = Line(
          instruction: .skipUnlessBlock(to: lines.count), origin: lines[first].origin)
      }
    case .entry(let entries):
      guard entries != .current else { throw .repeatedOverCurrent(phase: index) }
      for entry in entries.names(tails: tails, current: nil) ?? [] {
        try append(phase, index, at: entry, from: lines.count)
      }
    }
  }

  private mutating func append(
    _ phase: Phase, _ index: Int, at current: EntryName?, from first: Int
  ) throws(ProgramError) {
    for (number, step) in phase.steps.enumerated() {
      let resolver = StepResolver(
        pages: pages, tails: tails, current: current, phase: index, number: number,
        first: first, lines: lines)
      for (entry, instruction) in try resolver.instructions(for: step, next: lines.count) {
        lines.append(
          Line(
            instruction: instruction,
            origin: StepReference(
              phase: index, step: number, purpose: phase.purpose, action: step, entry: entry)))
      }
    }
  }

  private func checkPauses() throws(ProgramError) {
    var isPaused = false
    var last: StepReference?
    for line in lines {
      switch line.instruction {
      case .pause where isPaused, .resume where !isPaused:
        throw .unbalancedPause(phase: line.origin.phase, step: line.origin.step)
      case .pause:
        isPaused = true
        last = line.origin
      case .resume: isPaused = false
      default: break
      }
    }
    // CPUs that never go on see nothing stale: anything would look legal.
    if isPaused, let last { throw .neverResumed(phase: last.phase, step: last.step) }
  }
}
