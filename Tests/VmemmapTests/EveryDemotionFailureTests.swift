import HugeTLB
import Testing

@testable import Vmemmap

/// A failure forced at every allocation and every compare-and-swap of a demotion: folios are large
/// and optimised, or demoted and consistent, and nothing of the vmemmap is lost.
@Suite struct EveryDemotionFailureTests {
  /// From a size to the largest number of smaller ones, to those between, at every granule.
  static let cases = [
    Demotion(from: Shape(page: .k4, bytes: 32 << 20, folios: 3), to: 2 << 20),
    Demotion(from: Shape(page: .k4, bytes: 1 << 30, folios: 1), to: 2 << 20),
    Demotion(from: Shape(page: .k4, bytes: 1 << 30, folios: 1), to: 32 << 20),
    Demotion(from: Shape(page: .k16, bytes: 1 << 30, folios: 2), to: 32 << 20),
    Demotion(from: Shape(page: .k64, bytes: 16 << 30, folios: 2), to: 512 << 20),
  ]

  @Test(arguments: DemoteTests.protocols, cases)
  func everyAllocation(_ name: BuiltInProtocol, _ demotion: Demotion) throws {
    var trial = try DemotionTrial(name.make(), demotion)
    let tried = trial.attempts().allocations
    #expect(!tried.isEmpty)
    for n in tried {
      trial.check(.allocation(n), reasons: [.outOfFrames])
      if tried.count < 400 || n % 16 == 1 {
        trial.check(.allocations(from: n), reasons: [.outOfFrames])
      }
    }
  }

  @Test(arguments: cases)
  func everySwap(_ demotion: Demotion) throws {
    var trial = try DemotionTrial(BuiltInProtocol.accessFlag.make(), demotion)
    let tried = trial.attempts().swaps
    #expect(!tried.isEmpty)
    for n in tried { trial.check(.swap(n), reasons: [.gaveUp]) }
  }
}
