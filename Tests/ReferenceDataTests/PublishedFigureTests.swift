import ReferenceData
import Testing

struct PublishedFigureTests {
  let data = try! ReferenceData()

  @Test func everyFigureSaysWhoWhatAndOnWhat() {
    #expect(data.figures.count >= 13)
    for figure in data.figures {
      for text in [
        figure.id, figure.what, figure.hardware, figure.kernel, figure.source.author,
        figure.source.series, figure.source.date,
      ] {
        #expect(!text.isEmpty, "\(figure.id)")
      }
      #expect(!figure.values.isEmpty && figure.values.allSatisfy { !$0.unit.isEmpty })
    }
    #expect(Set(data.figures.map(\.id)).count == data.figures.count)
  }

  /// Each ratio, rounded to the places it is given with, is the quotient of its values.
  @Test func ratiosFollowFromTheirValues() throws {
    var count = 0
    for figure in data.figures {
      for ratio in figure.ratios ?? [] {
        let of = try #require(figure.value(ratio.of))
        let by = try #require(figure.value(ratio.by))
        let places = ratio.value < 100 ? 0.005 : 0.05
        #expect(abs(of / by - ratio.value) <= places + 1e-9, "\(figure.id) \(ratio.of)")
        count += 1
      }
    }
    #expect(count >= 15)
  }

  /// The table as its author printed it: +7 %, +7 %, +326 %, +471 %, of which the last two are
  /// quotients, not increases.
  @Test func pauseTableSaysWhatItsPercentagesAre() throws {
    let figure = try #require(data.figures.first { $0.id == "arm64-ipi-pause-google" })
    let increase = { (after: String, before: String) -> Double in
      (figure.value(after) ?? .nan) / (figure.value(before) ?? .nan) * 100 - 100
    }
    #expect(increase("alloc-1g-after", "alloc-1g-before").rounded() == 7)
    #expect(increase("free-1g-after", "free-1g-before").rounded() == 7)
    #expect(increase("demote-1g-to-2m-after", "demote-1g-to-2m-before").rounded() == 226)
    #expect(increase("free-2m-after", "free-2m-before").rounded() == 371)
    #expect(figure.notes?.contains("226 % and 371 %") == true)
  }
}
