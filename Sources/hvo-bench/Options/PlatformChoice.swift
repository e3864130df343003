import ArgumentParser
import HugeTLB
import ReferenceData
import Results
import Spelling
import Tradeoff

/// Another machine, whose primitives price the steps: by name from data/platforms.yaml, or by a
/// result file that was measured there.
struct PlatformChoice {
  let costs: MachineCosts
  /// CPUs to count with.
  let cpus: Int
  /// Why the file's run was cut short; nil if there is no file or it is complete.
  let incompleteReason: String?

  /// - Parameter model: the kernel in question; the platform must be of its architecture.
  init(parsing text: String, for model: KernelModel) throws {
    let all = try failure { try ReferenceData() }.platforms
    let architecture: String
    if let named = all.first(where: { $0.id == text }) {
      architecture = named.architecture
      costs = MachineCosts(named)
      cpus = named.countedCPUs
      incompleteReason = nil
    } else if text.contains("/") || text.hasSuffix(".json") {
      let measured = try usage("--platform") { try MeasuredPlatform(reading: text) }
      architecture = measured.architecture.rawValue
      costs = measured.costs
      cpus = measured.cpus
      incompleteReason = measured.incompleteReason
    } else {
      throw Self.unknown(text, known: all.map(\.id))
    }
    guard architecture == model.architecture.rawValue else {
      throw ValidationError(
        "--platform \(text) is \(architecture), the kernel in question"
          + " \(model.architecture.rawValue): add --arch \(architecture)")
    }
  }

  private static func unknown(_ text: String, known: [String]) -> ValidationError {
    let near = NearNames.best(for: text, among: known)
    return ValidationError(
      "--platform \(text): no such platform"
        + (near.isEmpty ? "" : ", did you mean \(near.joined(separator: " or "))?")
        + "; data/platforms.yaml has \(known.joined(separator: ", ")); a result file ends in .json")
  }
}

extension Warning {
  /// That the costs come from a run that was cut short; nil if they don't.
  init?(_ platform: PlatformChoice?) {
    guard let reason = platform?.incompleteReason else { return nil }
    self.init(
      id: "platform-incomplete",
      fact:
        "the result given with --platform was cut short (\(reason)): costs that it lacks are n/a",
      remedy: "Measure it again, to the end.")
  }
}
