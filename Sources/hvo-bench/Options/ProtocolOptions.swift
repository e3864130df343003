import ArgumentParser
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

  /// The built-in protocols named, in the order of the reports.
  func protocols() throws -> [RemapProtocol] {
    guard names != "all" else { return BuiltInProtocol.allCases.map { $0.make() } }
    let asked = names.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    for name in asked where BuiltInProtocol(rawValue: name) == nil {
      throw ValidationError(
        "--protocol \(name): no such protocol; write all or some of "
          + BuiltInProtocol.allCases.map(\.rawValue).joined(separator: ", "))
    }
    return BuiltInProtocol.allCases.filter { asked.contains($0.rawValue) }.map { $0.make() }
  }
}
