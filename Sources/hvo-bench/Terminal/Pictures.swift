import Report
import Results

/// The pictures of a result, in a directory.
struct Pictures {
  let directory: String
  func check() async throws {}
  func draw(_ result: ResultFile) async throws {}
}
