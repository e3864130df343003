import Testing
import Vmemmap

@testable import BreakBeforeMake

// The sequences that were run on Arm's published model: what an operational TLB makes of each.
// v0 is PTE 0 with page p0 (the head's), v1 is PTE 1 with page p1 (the tail's).
@Suite struct SequenceTableTests {
  static let toReadOnly: [Step] = [.set(.tails, .page(.own, .readOnly))] + .flush
  static let toHead: [Step] = [.set(.tails, .page(.headOwn, .readOnly))] + .flush
  static let toShared: [Step] =
    [.allocate(.sharedTail), .set(.tails, .page(.sharedTail, .readOnly))] + .flush
  static let invalidate: [Step] = [.set(.tails, .invalid)]
  static let flushTails: [Step] = Step.flush(TLBInvalidation(.address(.tails)))

  func check(_ steps: [Step], _ change: (inout Program) -> Void = { _ in }) throws -> CheckResult {
    var program = Program("row", steps)
    change(&program)
    return try Checker.check(program, Lab.arm)
  }

  @Test func bad_outputAddress_directlyOntoTheHead() throws {
    #expect(try check(Self.toHead).rules == [.outputAddressWritable, .outputAddressContents])
  }

  @Test func bad_contents_readOnlyFirstContentsDiffer() throws {
    #expect(try check(Self.toReadOnly + Self.toHead).rules == [.outputAddressContents])
  }

  @Test func good_readOnlyFirstContentsEqual() throws {
    let result = try check(Self.toReadOnly + Self.toHead) { $0.contents[.tailOwn] = .head }
    #expect(result.rules.isEmpty)
    #expect(result.conditions == [.refcountZero])
  }

  @Test(arguments: ContentsMoment.allCases)
  func bad_contents_tryGetWritesTheHeadMeanwhile(moment: ContentsMoment) throws {
    var program = Program("row", Self.toReadOnly + Self.toHead)
    program.contents[.tailOwn] = .head
    let setting = Lab.with(Lab.arm) {
      $0.folioRefcount = .held
      $0.contentsMoment = moment
    }
    #expect(try Checker.check(program, setting).rules == [.outputAddressContents])
  }

  @Test func good_readOnlyFirstOntoSharedTail() throws {
    #expect(try check(Self.toReadOnly + Self.toShared).legality == .legalIf([.tailsEqual]))
  }

  @Test func bad_outputAddress_sharedTailWithoutReadOnlyFirst() throws {
    #expect(try check(Self.toShared).rules == [.outputAddressWritable])
  }

  @Test func bad_outputAddress_noInvalidationBetween() throws {
    let steps: [Step] = [.set(.tails, .page(.own, .readOnly))] + Self.toShared
    #expect(try check(steps).rules == [.outputAddressWritable])
    // Nor is a barrier alone an invalidation, nor an invalidation without its completion.
    let barrier: [Step] =
      [.set(.tails, .page(.own, .readOnly)), .barrier(.dsbIsh)] + Self.toShared
    #expect(try check(barrier).rules == [.outputAddressWritable])
    let incomplete: [Step] =
      [
        .set(.tails, .page(.own, .readOnly)), .barrier(.dsbIshst),
        .tlbi(TLBInvalidation(.everything)),
      ] + Self.toShared
    #expect(try check(incomplete).rules == [.outputAddressWritable])
  }

  @Test func bad_outputAddress_noBarrierBeforeTheInvalidation() throws {
    let steps: [Step] =
      [
        .set(.tails, .page(.own, .readOnly)), .tlbi(TLBInvalidation(.everything)),
        .barrier(.dsbIsh),
      ] + Self.toShared
    #expect(try check(steps).rules == [.outputAddressWritable], "the old entry may be cached again")
  }

  @Test func bad_outputAddress_headOntoCopy() throws {
    let steps: [Step] =
      [
        .allocate(.headCopy), .copy(from: .headOwn, to: .headCopy), .barrier(.wmb),
        .set(.head, .page(.headCopy, .readWrite)),
      ] + .flush
    #expect(try check(steps).rules == [.outputAddressWritable])
  }

  @Test func good_sequence_breakInvalidateMake() throws {
    let result = try check(Self.invalidate + Self.flushTails + Self.toHead)
    #expect(result.rules.isEmpty)
    #expect(result.faults(.translation), "a fault in the hole")
    #expect(result.legality.word == "walker faults")
  }

  @Test func bad_sequence_breakMakeWithoutInvalidation() throws {
    let result = try check(Self.invalidate + [.set(.tails, .page(.headOwn, .readOnly))])
    #expect(result.rules == [.outputAddressWritable, .outputAddressContents])
    #expect(result.isStaleAtEnd, "stale after new")
  }
}
