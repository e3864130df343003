import Foundation
import TestSupport
import Testing

/// Files are short: each holds the one type or idea that it is named for.
@Suite struct FileSizeTests {
  @Test func filesAreShort() throws {
    let rooms = try House.whole.get().rooms
    var lengths: [Int] = []
    for file in try rooms.flatMap({ try $0.files }) {
      let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false).count
      lengths.append(lines)
      #expect(lines <= 260, "\(file.path) has \(lines) lines")
    }
    lengths.sort()
    let median = lengths[lengths.count / 2]
    #expect(median <= 80, "the median file has \(median) lines")
  }
}
