import ArgumentParser
import BreakBeforeMake
import Results
import Vmemmap

/// The checks section: every protocol, operation and setting explored.
struct CheckStage {
  let choices: [ProtocolChoice]
  let operations: [RemapOperation]
  let settings: [CheckSetting]
  let traces: Bool

  /// Adds a row for each check; stops between two of them when a signal has come.
  func run(into file: inout ResultFile, progress: Progress) throws {
    var rows: [CheckRow] = []
    let total = choices.count * operations.count * settings.count
    search: for choice in choices {
      for operation in operations {
        for setting in settings {
          if Interruption.isRequested { break search }
          progress.show("check \(rows.count + 1)/\(total): \(choice.remap.id)")
          rows.append(try row(choice, operation, setting))
        }
      }
    }
    progress.clearLine()
    file.checks = rows
  }

  private func row(
    _ choice: ProtocolChoice, _ operation: RemapOperation, _ setting: CheckSetting
  ) throws -> CheckRow {
    let clock = ContinuousClock()
    var result: CheckResult?
    let time = try clock.measure {
      result = try failure { try Checker.check(choice.remap, operation, setting) }
    }
    guard let result else { throw RuntimeFailure(text: "\(choice.remap.id): not checked") }
    return CheckRow(
      result, of: choice.remap, operation, nanoseconds: time / .nanoseconds(1), traces: traces,
      place: { choice.place(operation, phase: $0.phase, step: $0.step) })
  }
}

extension [CheckRow] {
  /// What isn't legal, in one line; nil if all that can be judged is.
  var failures: String? {
    let bad = filter { ![.legal, .conditional, .notApplicable].contains($0.verdict) }
    guard !bad.isEmpty else { return nil }
    let some = bad.prefix(3).map {
      "\($0.protocolID) \($0.operation.rawValue) (\($0.setting.name))"
    }
    let more = bad.count > 3 ? " and \(bad.count - 3) more" : ""
    return "not legal: \(bad.count) of \(count): \(some.joined(separator: ", "))\(more)"
  }
}
