import Foundation
import Testing

@testable import Results

@Suite struct FigureTests {
  @Test(arguments: [Double.nan, .infinity, -.infinity, .signalingNaN])
  func `a number that isn't finite becomes an absent figure`(value: Double) {
    let figure = Figure(value, .nanoseconds, .derived(from: "x"))
    #expect(figure.value == nil)
    #expect(figure.reason?.isEmpty == false)
    #expect(figure.provenance == nil)
  }

  @Test func `an absent figure is null with its reason in JSON`() throws {
    let json = try JSONEncoder().encode(Figure.absent(.bytes, reason: "no file"))
    let object = try #require(try JSONSerialization.jsonObject(with: json) as? [String: Any])
    #expect(object["value"] is NSNull)
    #expect(object["reason"] as? String == "no file")
    #expect(object["unit"] as? String == "B")
    #expect(object.count == 3)
  }

  @Test(arguments: [
    Provenance.measured(where: "here", samples: 3), .measured(where: "here", samples: nil),
    .modelled(from: "a"), .published(source: "b"), .derived(from: "c"),
  ])
  func `every provenance survives a round trip`(provenance: Provenance) throws {
    let interval = Interval(low: 1, high: 3, confidence: 0.95)
    let figure = Figure(2.5, .nanoseconds, provenance, interval: interval)
    let copy = try JSONDecoder().decode(Figure.self, from: try JSONEncoder().encode(figure))
    #expect(copy == figure)
    #expect(copy.interval == interval)
  }

  @Test func `an interval must be ordered, finite and of a level between 0 and 1`() {
    #expect(Interval(low: 2, high: 1, confidence: 0.95) == nil)
    #expect(Interval(low: .nan, high: 1, confidence: 0.95) == nil)
    #expect(Interval(low: 0, high: .infinity, confidence: 0.95) == nil)
    #expect(Interval(low: 0, high: 1, confidence: 0) == nil)
    #expect(Interval(low: 0, high: 1, confidence: 95) == nil)
    #expect(Interval(low: 1, high: 1, confidence: 0.5) != nil)
  }
}
