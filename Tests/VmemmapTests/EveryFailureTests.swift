import HugeTLB
import Testing

@testable import Vmemmap

/// A failure forced at every allocation and every compare-and-swap, none left out: the range stays
/// consistent, the outcome says what happened, and the work can be finished afterwards.
@Suite struct EveryFailureTests {
  /// Every huge page size that HVO saves something of, at every granule: folios that share PMDs,
  /// with a batch that ends inside one, and folios that span PMDs.
  static let shapes = [
    Shape(page: .k4, bytes: 2 << 20, folios: 3),
    Shape(page: .k4, bytes: 2 << 20, folios: 67),
    Shape(page: .k4, bytes: 32 << 20, folios: 3),
    Shape(page: .k4, bytes: 1 << 30, folios: 1),
    Shape(page: .k16, bytes: 32 << 20, folios: 3),
    Shape(page: .k16, bytes: 1 << 30, folios: 2),
    Shape(page: .k64, bytes: 512 << 20, folios: 3),
    Shape(page: .k64, bytes: 16 << 30, folios: 2),
  ]

  @Test(arguments: BuiltInProtocol.allCases, shapes)
  func everyAllocation(_ name: BuiltInProtocol, _ shape: Shape) throws {
    try everyAllocation(name.make(), shape, VMSAv8Format.self)
    if shape.page == .k4, shape.bytes < 1 << 30 {
      try everyAllocation(name.make(), shape, X86Format.self)
    }
  }

  /// However the blocks are split, and with the words of each `struct page` to look after.
  @Test(arguments: BuiltInProtocol.allCases, SplitMethod.allCases)
  func everyAllocationOfEverySplit(_ name: BuiltInProtocol, _ split: SplitMethod) throws {
    let used = name.make(split: split)
    for shape in Shape.small {
      try everyAllocation(used, shape, VMSAv8Format.self, .backed(for: used))
    }
  }

  @Test(arguments: [SplitMethod.accessFlag, .overwrite, .notNeeded], shapes)
  func everySwap(_ split: SplitMethod, _ shape: Shape) throws {
    try everySwap(BuiltInProtocol.accessFlag.make(split: split), shape)
  }

  /// Protocols whose only compare-and-swaps are those of the split.
  @Test(arguments: BuiltInProtocol.allCases)
  func everySwapOfTheSplit(_ name: BuiltInProtocol) throws {
    guard name != .bootTime else { return }
    for shape in Self.shapes { try everySwap(name.make(split: .accessFlag), shape) }
  }

  private func everyAllocation<Format: DescriptorFormat>(
    _ used: RemapProtocol, _ shape: Shape, _: Format.Type, _ contents: Contents = .none
  ) throws {
    for direction in RemapProtocol.Direction.allCases {
      var trial = try FailureTrial<Format>(used, shape, direction, contents)
      let tried = trial.attempts().allocations
      #expect(!tried.isEmpty || direction == .optimize)
      for n in tried {
        // Where a folio alone takes thousands, memory that is gone for good is tried at every 16th.
        let isSample = tried.count < 400 || n % 16 == 1
        trial.check(.allocation(n), reasons: [.outOfFrames, .outOfTables], finish: isSample)
        if isSample {
          trial.check(.allocations(from: n), reasons: [.outOfFrames, .outOfTables], finish: true)
        }
      }
    }
  }

  private func everySwap(_ used: RemapProtocol, _ shape: Shape) throws {
    for direction in RemapProtocol.Direction.allCases {
      var trial = try FailureTrial<VMSAv8Format>(used, shape, direction, .none)
      let tried = trial.attempts().swaps
      #expect(!tried.isEmpty || direction == .restore)
      for n in tried {
        let isSample = tried.count < 400 || n % 16 == 1
        trial.check(.swap(n), reasons: [.gaveUp, .stillBlocks], finish: isSample)
      }
    }
  }
}
