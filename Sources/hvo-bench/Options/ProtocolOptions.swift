import ArgumentParser
import HugeTLB
import Vmemmap

/// Which protocols.
struct ProtocolOptions: ParsableArguments {
  @Option(
    name: .customLong("protocol"),
    help: ArgumentHelp(
      "Protocols by name, separated by commas, or all. Names: "
        + BuiltInProtocol.allCases.map(\.rawValue).joined(separator: ", ") + ".",
      valueName: "names"))
  var names = "all"

  /// The built-in protocols named, in the order of the reports, in the form for this kernel: where
  /// base pages map the vmemmap there is nothing to split.
  func protocols(on model: KernelModel) throws -> [RemapProtocol] {
    let split: SplitMethod? = model.mapping == .basePages ? .notNeeded : nil
    return try chosen().map { $0.make(split: split) }
  }

  private func chosen() throws -> [BuiltInProtocol] {
    guard names != "all" else { return BuiltInProtocol.allCases }
    let asked = names.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    for name in asked where BuiltInProtocol(rawValue: name) == nil {
      throw ValidationError(
        "--protocol \(name): no such protocol; write all or some of "
          + BuiltInProtocol.allCases.map(\.rawValue).joined(separator: ", "))
    }
    return BuiltInProtocol.allCases.filter { asked.contains($0.rawValue) }
  }
}
