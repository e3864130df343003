import Testing
import Vmemmap

@testable import BreakBeforeMake

// The cases of Arm's own break-before-make tests, with the verdicts that they carry.
@Suite struct ArmFixtureTests {
  static let flush = Step.flush(TLBInvalidation(.address(.tails)))

  func check(
    _ steps: [Step], from start: EntryValue = .page(.tailOwn, .readWrite),
    _ setting: CheckSetting = Lab.arm, equal: Bool = true
  ) throws -> CheckResult {
    var program = Program("fixture", [.allocate(.sharedTail)] + steps)
    program.initial[.tail] = start
    var setting = setting
    setting.tailsStartEqual = equal
    return try Checker.check(program, setting)
  }

  @Test func readOnlyToReadOnlyOtherPage() throws {
    let steps: [Step] = [.set(.tails, .page(.sharedTail, .readOnly))] + Self.flush
    let start = EntryValue.page(.tailOwn, .readOnly)
    #expect(try check(steps, from: start, equal: false).rules == [.outputAddressContents])
    #expect(try check(steps, from: start).rules.isEmpty)
  }

  @Test func bad_outputAddress_readOnlyToWritableOtherPage() throws {
    let steps: [Step] = [.set(.tails, .page(.sharedTail, .readWrite))] + Self.flush
    let result = try check(steps, from: .page(.tailOwn, .readOnly))
    #expect(result.rules == [.outputAddressWritable])
  }

  @Test func bad_outputAddress_dirtyBitModifierCountsAsWritable() throws {
    let steps: [Step] = [.set(.tails, .page(.sharedTail, .readOnly))] + Self.flush
    let result = try check(steps, from: .page(.tailOwn, .readOnlyDBM))
    #expect(result.rules == [.outputAddressWritable])
  }

  @Test func bad_attributes_eachByItself() throws {
    var changed: [Attributes] = []
    for type in Attributes.MemoryType.allCases where type != .normal {
      changed.append(Attributes(memoryType: type))
    }
    for inner in [Attributes.Cacheability.nonCacheable, .writeThrough] {
      changed += [Attributes(inner: inner), Attributes(outer: inner)]
    }
    changed += [Attributes(shareability: .non), Attributes(shareability: .outer)]
    for attributes in changed {
      let steps: [Step] = [.set(.tails, .page(.own, .readWrite, attributes))] + Self.flush
      #expect(try check(steps).rules == [.attributes], "\(attributes)")
    }
    // Among Device types as well.
    let start = EntryValue.page(.tailOwn, .readWrite, Attributes(memoryType: .deviceGRE))
    let other = Attributes(memoryType: .deviceNGnRE)
    let steps: [Step] = [.set(.tails, .page(.own, .readWrite, other))] + Self.flush
    #expect(try check(steps, from: start).rules == [.attributes])
  }

  @Test func bad_size_contiguous() throws {
    let contiguous = Attributes(contiguous: true)
    let steps: [Step] = [.set(.tails, .page(.own, .readWrite, contiguous))] + Self.flush
    for level in BBMLevel.allCases {
      #expect(try check(steps, Lab.arm(level)).rules == (level == .level0 ? [.size] : []))
    }
    let withPermission: [Step] = [.set(.tails, .page(.own, .readOnly, contiguous))] + Self.flush
    for level in BBMLevel.allCases {
      #expect(try check(withPermission, Lab.arm(level)).isOutsideRelaxation)
    }
  }

  @Test func bad_global_nonGlobalStillCached() throws {
    let start = EntryValue.page(.tailOwn, .readWrite, Attributes(nonGlobal: true))
    let steps: [Step] = [.set(.tails, .page(.own, .readWrite))] + Self.flush
    #expect(try check(steps, from: start).rules == [.global])
    let other: [Step] =
      [.set(.tails, .page(.own, .readWrite, Attributes(nonGlobal: true)))] + Self.flush
    #expect(try check(other).rules.isEmpty, "global to non-global needs no break")
  }

  @Test func good_sequence_validInvalidValid() throws {
    let steps: [Step] =
      [.set(.tails, .invalid)] + Self.flush
      + [.set(.tails, .page(.sharedTail, .readWrite)), .barrier(.dsbIsh)]
    let result = try check(steps)
    #expect(result.rules.isEmpty && !result.isStaleAtEnd)
  }

  @Test func good_faultingNotCached_accessFlagPlain() throws {
    let steps: [Step] =
      [.clearAccessFlag(.tails)] + Self.flush
      + [.set(.tails, .page(.sharedTail, .readWrite)), .barrier(.dsbIsh)]
    let result = try check(steps)
    #expect(result.rules.isEmpty && !result.isStaleAtEnd)
    #expect(result.faults(.accessFlag))
  }

  @Test func good_faultingNotCached_accessFlagHardwareAndSwap() throws {
    let steps: [Step] =
      [.clearAccessFlag(.tails)] + Self.flush
      + [.swap(.tails, .page(.sharedTail, .readWrite)), .barrier(.dsbIsh)]
    let result = try check(steps, Lab.arm(.level0, hardwareAccessFlag: true))
    #expect(result.rules.isEmpty && !result.isStaleAtEnd && !result.faults(.accessFlag))
  }

  @Test func bad_faultingNotCached_plainStoreWithHardwareAccessFlag() throws {
    let steps: [Step] =
      [.clearAccessFlag(.tails)] + Self.flush
      + [.set(.tails, .page(.sharedTail, .readWrite)), .barrier(.dsbIsh)]
    let result = try check(steps, Lab.arm(.level3, hardwareAccessFlag: true))
    #expect(result.rules == [.outputAddressWritable])
    let actions = result.findings.first?.trace.steps.map(\.action) ?? []
    #expect(actions.contains(.accessFlagSet(.tail)), "the run shows who set the flag")
  }
}
