import ReferenceData
import Testing

struct PlatformTests {
  let data = try! ReferenceData()

  @Test func everyValueFollowsFromAPublishedFigure() throws {
    var count = 0
    for platform in data.platforms {
      for parameter in platform.parameters {
        guard let value = parameter.value else {
          #expect(parameter.none?.isEmpty == false, "\(platform.id) \(parameter.name)")
          continue
        }
        let derivation = try #require(parameter.derivation)
        let figure = try #require(data.figures.first { $0.id == derivation.figure })
        let more = try #require(figure.value(derivation.minuend))
        let less = try #require(figure.value(derivation.subtrahend))
        let expected = (more - less) * 1e9 / derivation.divisor
        #expect(abs(expected - value) <= 0.5, "\(platform.id) \(parameter.name)")
        #expect(parameter.meaning?.isEmpty == false)
        count += 1
      }
    }
    #expect(count >= 6)
  }

  @Test func everyPlatformSpeaksOfTheThreePrimitives() {
    #expect(data.platforms.count >= 5)
    for platform in data.platforms {
      for name in [PlatformParameter.Name.broadcastInvalidation, .pauseByIPI, .stopMachine] {
        #expect(platform.parameter(name) != nil, "\(platform.id) \(name)")
      }
    }
  }

  /// (4.456 − 0.946) s over 307200 pages.
  @Test func pauseCostByHand() throws {
    let platform = try #require(data.platforms.first { $0.id == "arm64-google-production" })
    let value = try #require(platform.parameter(.restoreAdded2M)?.value)
    #expect(abs(value - 11425.78125) < 0.5)
  }
}
