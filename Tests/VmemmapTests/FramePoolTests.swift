import TestSupport
import Testing

@testable import Vmemmap

@Suite struct FramePoolTests {
  private func pool(_ failures: FailureInjection = .none) throws -> FramePool {
    var pool = try FramePool(pages: 128, others: 64, failures: failures)
    pool.reset(inUse: 128, own: 128)
    return pool
  }

  @Test func handsOutInOrderAndTakesBack() throws {
    var pool = try pool()
    var frames = [UInt32](repeating: 0, count: 70)
    #expect(pool.allocate(70, into: &frames) == 64)
    #expect(Array(frames[..<64]) == Array(128..<192))
    #expect(pool.freeCount == 0)
    #expect(pool.freeFound == 0)
    pool.release([130, 131, 5, 64], 4)
    #expect(pool.freeCount == 4)
    #expect(pool.freeFound == 4)
    #expect(pool.isFree(5) && pool.isFree(64) && pool.isFree(131) && !pool.isFree(6))
    #expect(pool.allocate(4, into: &frames) == 4)
    #expect(Set(frames[..<4]) == [5, 64, 130, 131])
  }

  /// A head kept in place leaves 7 frames of orders 0, 1 and 2; a whole folio gives one of order 3.
  @Test func mergesAsTheBuddyAllocatorDoes() throws {
    var pool = try pool()
    pool.release(Array(9..<16), 7)
    #expect(pool.freedByOrder() == [1, 1, 1] + Array(repeating: 0, count: 8))
    pool.release([8], 1)
    #expect(pool.freedByOrder() == [0, 0, 0, 1] + Array(repeating: 0, count: 7))
    pool.release(Array(0..<8) + Array(16..<32), 24)
    #expect(pool.freedByOrder()[5] == 1)
    // 6 and 7 of the second half of 64: 70–71 alone is order 1.
    pool.release([70, 71], 2)
    #expect(pool.freedByOrder()[1] == 1)
  }

  /// Groups of 8 of which the first, the last 7 or all go, in one word and across two.
  @Test(arguments: [(true, false), (false, true), (true, true)])
  func releasesGroups(head: Bool, tails: Bool) throws {
    var pool = try pool()
    let frames: [UInt32] = [
      0, 1, 2, 3, 4, 5, 6, 7, 8, 61, 62, 63, 64, 65, 66, 67, 16, 90, 92, 91, 20, 30, 40, 50,
    ]
    pool.release(frames, folios: 3, stride: 8, head: head, tails: tails)
    let each = (head ? 1 : 0) + (tails ? 7 : 0)
    #expect(pool.freeCount == 64 + 3 * each)
    #expect(pool.freeFound == 64 + 3 * each)
    for (index, frame) in frames.enumerated() {
      #expect(pool.isFree(Int(frame)) == (index % 8 == 0 ? head : tails))
    }
  }

  /// Random frames taken and given back in random pieces and groups, beside a plain set.
  @Test(arguments: UInt64(1)...8) func agreesWithASet(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var pool = try FramePool(pages: 512, others: 256, failures: .none)
    pool.reset(inUse: 512, own: 512)
    var taken = Set(UInt32(0)..<512)
    var frames = [UInt32](repeating: 0, count: 768)
    for _ in 0..<400 {
      let count = Int.random(in: 1...200, using: &random)
      if Bool.random(using: &random) {
        let granted = pool.allocate(count, into: &frames)
        #expect(granted == min(count, 768 - taken.count))
        for frame in frames[..<granted] { #expect(taken.insert(frame).inserted) }
      } else {
        let stride = [2, 8, 8, 16].randomElement(using: &random) ?? 8
        // In order half of the time: runs of neighbours.
        var gone = Array(taken.sorted().prefix(count))
        if Bool.random(using: &random) { gone.shuffle(using: &random) }
        gone.removeLast(gone.count % stride)
        let (head, tails) = (Bool.random(using: &random), Bool.random(using: &random))
        pool.release(gone, folios: gone.count / stride, stride: stride, head: head, tails: tails)
        for (index, frame) in gone.enumerated() where index % stride == 0 ? head : tails {
          taken.remove(frame)
        }
      }
      #expect(pool.freeCount == 768 - taken.count)
      for frame in 0..<768 { #expect(pool.isFree(frame) != taken.contains(UInt32(frame))) }
    }
  }

  @Test func failsWhereItIsTold() throws {
    var pool = try pool(.allocation(3))
    var frames = [UInt32](repeating: 0, count: 16)
    #expect(pool.allocate(2, into: &frames) == 2)
    #expect(pool.allocate(4, into: &frames) == 1)
    #expect(pool.tried == 4)
    #expect(pool.allocate(4, into: &frames) == 4)
    pool.failures = .allocations(from: 8)
    #expect(pool.allocate(1, into: &frames) == 0)
    #expect(pool.allocate(1, into: &frames) == 0)
    #expect(pool.freeCount == 64 - 7)
  }
}
