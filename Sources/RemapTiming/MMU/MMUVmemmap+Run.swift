import Measurement
import Vmemmap

/// Why a protocol can't run on this process's own tables.
enum MMURefusal: Error {
  /// The step has no counterpart in user space.
  case noCounterpart(String)
  case outOfFrames
  case system(OperationFailure)

  var text: String {
    switch self {
    case .noCounterpart(let what): what
    case .outOfFrames: "ENOMEM: no frame for struct pages"
    case .system(let failure): "\(failure.call) failed with errno \(failure.errno)"
    }
  }
}

extension MMUVmemmap {
  /// What stands against running the protocol here; nil if nothing does.
  static func refusal(of remap: RemapProtocol) -> String? {
    if remap.needsHardwareAccessFlag { return "user space can't clear the Access flag" }
    if remap.start == .unmapped {
      return "nothing maps the vmemmap before the protocol: nobody can walk it"
    }
    return nil
  }

  /// Runs one direction over every folio as one batch.
  mutating func run(
    _ remap: RemapProtocol, _ direction: RemapProtocol.Direction, _ control: WalkControl
  ) throws(MMURefusal) {
    begin()
    let phases = remap.phases(direction)
    let batches =
      remap.batching == .batched ? [0..<folios] : (0..<folios).map { $0..<$0 + 1 }
    for batch in batches {
      for phase in phases { try run(phase, batch, control) }
    }
  }

  private mutating func run(
    _ phase: Phase, _ batch: Range<Int>, _ control: WalkControl
  ) throws(MMURefusal) {
    switch phase.scope {
    case .batch: for step in phase.steps { try run(step, folio: batch.lowerBound, nil, control) }
    // User space's entries are base pages.
    case .blockPMD: break
    case .folio:
      for folio in batch {
        for step in phase.steps { try run(step, folio: folio, nil, control) }
      }
    case .entry(let names):
      for folio in batch {
        for page in pages(names, folio: folio, current: nil) {
          for step in phase.steps { try run(step, folio: folio, page, control) }
        }
      }
    }
  }

  private mutating func run(
    _ step: Step, folio: Int, _ current: Int?, _ control: WalkControl
  ) throws(MMURefusal) {
    switch step {
    case .allocate(let frame):
      guard allocate(frame, folio: folio) else { throw .outOfFrames }
    case .copy(let from, let to): copy(from, to, folio: folio)
    case .set(let names, let mapping):
      do {
        try set(pages(names, folio: folio, current: current), mapping)
      } catch {
        throw .system(error)
      }
    case .free:
      do { try freeOwn(folio: folio) } catch { throw .system(error) }
    case .pause(let pause): if pause.stopsCPUs { control.pause() } else { control.beginHandling() }
    case .resume: control.resume()
    // The kernel has flushed in the call that changed the entry.
    case .tlbi, .barrier, .populate: break
    case .clearAccessFlag, .swap:
      throw .noCounterpart("user space can't clear the Access flag")
    }
  }

  private func pages(_ names: Entries, folio: Int, current: Int?) -> Range<Int> {
    let first = folio * entries
    switch names {
    case .head: return first..<first + 1
    case .tails: return first + 1..<first + entries
    case .all: return first..<first + entries
    case .current: return (current ?? first)..<(current ?? first) + 1
    case .pmd: return first..<first
    }
  }
}
