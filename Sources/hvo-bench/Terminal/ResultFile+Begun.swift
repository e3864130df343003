import FoundationEssentials
import Results

extension ResultFile {
  /// An empty result of this run.
  static func begun() -> ResultFile {
    var words = CommandLine.arguments
    if !words.isEmpty { words[0] = "hvo-bench" }
    return ResultFile(
      tool: Tool(name: "hvo-bench", version: HVOBench.version), created: timestamp(),
      invocation: words)
  }

  /// Now, ISO 8601 in UTC.
  static func timestamp() -> String { Date.now.formatted(.iso8601) }
}
