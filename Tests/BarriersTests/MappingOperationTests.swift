import Foundation
import Measurement
import Testing

@testable import Barriers

@Suite struct MappingOperationTests {
  @Test func protectLeavesThePagesReadOnly() throws {
    var operation = try ProtectOperation(pages: 8, readers: .none)
    for _ in 0..<3 {
      try operation.prepare()
      #expect(try permissions(at: operation.run.base) == "rw-p")
      try operation.perform()
      #expect(try permissions(at: operation.run.base) == "r--p")
      #expect(operation.run.byte(at: 7) == 1)
      try operation.teardown()
    }
  }

  @Test func unmapLeavesNothing() throws {
    var operation = try UnmapOperation(pages: 8, readers: .none)
    for _ in 0..<3 {
      try operation.prepare()
      let base = operation.run.base
      #expect(try permissions(at: base) == "rw-p")
      try operation.perform()
      // Another thread may be given the hole; then it is not ours, with our guards around it.
      #expect(try permissions(at: base - operation.run.pageBytes) == "---p")
      var resident = UInt8(0)
      if mincore(base, 1, &resident) == 0 {
        #expect(base.load(as: UInt8.self) != 1)
      } else {
        #expect(errno == ENOMEM)
      }
      try operation.teardown()
    }
  }

  @Test func discardLeavesZeroes() throws {
    var operation = try DiscardOperation(pages: 64, readers: .none)
    for _ in 0..<3 {
      try operation.prepare()
      #expect((0..<64).allSatisfy { operation.run.byte(at: $0) == 1 })
      try operation.perform()
      #expect((0..<64).allSatisfy { operation.run.byte(at: $0) == 0 })
      try operation.teardown()
    }
  }

  @Test func moveTakesTheContentsAlong() throws {
    var operation = try MoveOperation(pages: 64, readers: .none)
    for _ in 0..<3 {
      try operation.prepare()
      #expect(operation.moved.byte(at: 0) == 0)
      try operation.perform()
      #expect((0..<64).allSatisfy { operation.moved.byte(at: $0) == 1 })
      try operation.teardown()
    }
  }

  @Test func replaceShowsTheOtherFrames() throws {
    var operation = try ReplaceOperation(pages: 8, readers: .none)
    for turn in 0..<4 {
      let before: UInt8 = turn % 2 == 0 ? 1 : 2
      try operation.prepare()
      #expect((0..<8).allSatisfy { operation.run.byte(at: $0) == before })
      try operation.perform()
      #expect((0..<8).allSatisfy { operation.run.byte(at: $0) == 3 - before })
      try operation.teardown()
    }
  }

  @Test func nothingIsLeaked() throws {
    // 16 MiB each and 60 rounds: a leak of any one would be 1 GiB.
    let pages = 4096
    let before = try addressSpace()
    var unmap = try UnmapOperation(pages: pages, readers: .none)
    var move = try MoveOperation(pages: pages, readers: .none)
    for _ in 0..<60 {
      try unmap.perform()
      try unmap.teardown()
      try move.perform()
      try move.teardown()
      _ = try ProtectOperation(pages: pages, readers: .none)
      _ = try ReplaceOperation(pages: 16, readers: .none)
    }
    #expect(try addressSpace() - before < 512 << 20)
  }

  @Test(arguments: [0, -1, Int.max, Int.max / 4096, Int.min])
  func impossiblePageCountsAreErrors(pages: Int) {
    #expect(throws: OperationFailure.self) {
      var operation = try ProtectOperation(pages: pages, readers: .none)
      try operation.prepare()
    }
  }
}
