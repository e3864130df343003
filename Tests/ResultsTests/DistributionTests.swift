import Foundation
import Testing

@testable import Results

@Suite struct DistributionTests {
  @Test func `the ends are the smallest and the largest sample`() throws {
    let distribution = try #require(Distribution([5, 1, 4, 2, 3], .nanoseconds))
    #expect(distribution.percents.first == 0 && distribution.percents.last == 100)
    #expect(distribution.values.first == 1 && distribution.values.last == 5)
    #expect(distribution.values.count == distribution.percents.count)
    #expect(Distribution([], .nanoseconds) == nil)
    #expect(Distribution([.infinity], .nanoseconds) == nil)
  }

  @Test(arguments: [
    #"{"unit": "ns", "percents": [0, 50], "values": [1]}"#,
    #"{"unit": "ns", "percents": [50, 0], "values": [1, 2]}"#,
    #"{"unit": "ns", "percents": [0, 50], "values": [2, 1]}"#,
    #"{"unit": "ns", "percents": [0, 101], "values": [1, 2]}"#,
    #"{"unit": "ns", "percents": [-1, 50], "values": [1, 2]}"#,
  ])
  func `what is no distribution isn't read`(json: String) {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(Distribution.self, from: Data(json.utf8))
    }
  }

  @Test func `it survives the JSON`() throws {
    let file = try ResultFile(decoding: try Example.fullBytes, name: "full.json")
    let again = try ResultFile(decoding: file.encoded(), name: "again")
    #expect(again.remap.first?.distribution?.values.count == 12)
    #expect(again.remap == file.remap && again.barriers == file.barriers)
    #expect(again.walks == file.walks && again.walks?.first?.timeline != nil)
  }
}
