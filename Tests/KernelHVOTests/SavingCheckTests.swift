import HugeTLB
import Testing

@testable import KernelHVO

struct SavingCheckTests {
  private func check(predicted: UInt64, measured: Int64, obtained: UInt64) -> SavingCheck {
    SavingCheck(
      size: .m2, asked: obtained, obtained: obtained, predicted: predicted, measured: measured,
      measuredOnNodes: [:], afterwards: 0, control: 0, pageTables: nil, predictedTables: 1...2,
      freeBytes: nil,
      availableBytes: nil, pageBytes: 4096)
  }

  @Test func agreementNeedsNoExplanation() {
    let exact = check(predicted: 7 * 513, measured: 7 * 513, obtained: 513)
    #expect(exact.isExact)
    #expect(exact.explanation == nil)
  }

  @Test func wholePagesThatAreMissingWereLeftAsTheyWere() {
    let short = check(predicted: 70, measured: 56, obtained: 10)
    #expect(!short.isExact)
    #expect(short.explanation?.hasPrefix("2 of 10 pages were left as they are") == true)
  }

  @Test(arguments: [(69, "1 pages fewer"), (73, "3 pages more"), (-5, "75 pages fewer")])
  func anythingElseIsSomebodyElses(measured: Int64, words: String) {
    let odd = check(predicted: 70, measured: measured, obtained: 10)
    #expect(odd.explanation?.contains(words) == true)
  }
}
