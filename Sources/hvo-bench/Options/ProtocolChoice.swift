import ArgumentParser
import BreakBeforeMake
import HugeTLB
import ProtocolFile
import Vmemmap

/// A protocol to work with, and the file that it was read from, if it is the user's own.
struct ProtocolChoice {
  let remap: RemapProtocol
  let file: ProtocolFile?

  init(remap: RemapProtocol, file: ProtocolFile?) {
    self.remap = remap
    self.file = file
  }

  /// Reads a file; what is wrong with it is a usage error with the file's line.
  init(reading path: String, split: SplitMethod?) throws {
    var file = try usage { try ProtocolFile(reading: path) }
    if let split, split != .notNeeded, split != file.protocol.split {
      if file.hasSplitItem {
        file = try usage { try ProtocolFile(reading: path, split: split) }
      } else {
        throw ValidationError(
          "--split \(split.rawValue): \(path) has no '- split' item (its split is "
            + "\(file.protocol.split.rawValue)); write one as its first hvo phase")
      }
    }
    self.file = file
    remap = split == .notNeeded ? file.protocol.withoutSplit() : file.protocol
    for operation in [RemapOperation.optimize, .restore] { try checkSteps(operation) }
    try checkSimulation()
  }

  /// Where a step stands in the file; nil for a built-in protocol.
  func place(_ operation: RemapOperation, phase: Int, step: Int?) -> String? {
    guard let file, let direction = operation.direction,
      remap.phases(direction) == file.protocol.phases(direction),
      let line = file.line(direction, phase: phase, step: step ?? 0)
    else { return nil }
    return "\(file.name):\(line)"
  }

  /// Whether the steps mean something to the simulator: one small folio is taken through them.
  private func checkSimulation() throws {
    guard let file, let size = HugePageSize(bytes: 2 << 20),
      let layout = try? VmemmapLayout(size: size, folios: 1),
      var vmemmap = try? SimulatedVmemmap<VMSAv8Format>(layout, start: remap.start)
    else { return }
    var nothing = NoMaintenance()
    let runs = [
      (RemapOperation.optimize, vmemmap.optimize(remap, maintenance: &nothing).outcome),
      (RemapOperation.restore, vmemmap.restore(remap, maintenance: &nothing).outcome),
    ]
    for (operation, outcome) in runs {
      guard case .refused(.misplaced(_, let phase, let index)) = outcome else { continue }
      let place = self.place(operation, phase: phase, step: index) ?? file.name
      throw ValidationError(
        "\(place): \(operation.rawValue), phase \(phase + 1), step \(index + 1): the simulator can't "
          + "run this step here; what it names isn't there in this scope, not yet or no longer")
    }
  }

  /// Whether the steps mean something to the checker; explores next to nothing.
  private func checkSteps(_ operation: RemapOperation) throws {
    var setting = CheckSetting(architecture: .arm64)
    setting.stateBound = 1
    do throws(ProgramError) {
      _ = try Checker.check(remap, operation, setting)
    } catch {
      let place = error.location.flatMap { self.place(operation, phase: $0.phase, step: $0.step) }
      throw ValidationError("\(place ?? file?.name ?? remap.id): \(operation.rawValue), \(error)")
    }
  }
}

extension RemapOperation {
  /// The list of phases that it runs; nil for demote, which runs both.
  var direction: RemapProtocol.Direction? {
    switch self {
    case .optimize: .optimize
    case .restore: .restore
    case .demote: nil
    }
  }
}
