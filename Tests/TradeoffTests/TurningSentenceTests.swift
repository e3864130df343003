import Formula
import Testing

@testable import Tradeoff

/// "What would turn it first": the input in words, whose value is said with its own unit.
@Suite struct TurningSentenceTests {
  @Test(arguments: TradeoffFormulas.standard.set.inputs.map(\.name))
  func anInputIsSaidWithoutUnitOrDefault(name: String) {
    let meaning = Weighing.meaning(of: name)
    #expect(!meaning.isEmpty)
    for rest in [";", "absent", ", in ns", ", in bytes"] {
      #expect(!meaning.contains(rest), "\(meaning)")
    }
  }

  @Test func theLimitOnAStall() {
    #expect(
      Weighing.meaning(of: "max_stall_ns") == "the longest that a CPU may stand still at a time"
    )
  }
}
