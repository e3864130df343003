import Testing
import Vmemmap

@testable import BreakBeforeMake

// Reach, level and necessity of TLB invalidations.
@Suite struct InvalidationTests {
  func remap(_ invalidation: [Step]) -> Program {
    Program(
      "break, invalidate, make",
      [.allocate(.sharedTail), .set(.tails, .invalid), .barrier(.dsbIshst)] + invalidation
        + [.barrier(.isb), .set(.tails, .page(.sharedTail, .readWrite)), .barrier(.dsbIsh)])
  }

  static let local: [Step] = [
    .tlbi(TLBInvalidation(.address(.tails), reach: .local)), .barrier(.dsbNsh),
  ]
  static let broadcast: [Step] = [.tlbi(TLBInvalidation(.address(.tails))), .barrier(.dsbIsh)]

  @Test func bad_sequence_localInvalidationLeavesTheOtherPE() throws {
    let result = try Checker.check(remap(Self.local), Lab.arm)
    #expect(result.rules == [.outputAddressWritable])
    let finding = try #require(result.violations.first { $0.rule == .outputAddressWritable })
    #expect(finding.cpu == 1)
    #expect(finding.text.contains("CPU 1"))
    let last = try #require(finding.trace.steps.last)
    let tail = last.after.map { $0.rows.first { $0.entry == .tail }?.held ?? [] }
    #expect(tail[0] == [.page(.sharedTail, .readWrite)])
    #expect(tail[1] == [.page(.tailOwn, .readWrite), .page(.sharedTail, .readWrite)])
  }

  @Test func good_sequence_localInvalidationOnOnePE() throws {
    let one = Lab.with(Lab.arm) { $0.cpus = 1 }
    #expect(try Checker.check(remap(Self.local), one).legality == .legal)
  }

  @Test func good_sequence_broadcastInvalidation() throws {
    let result = try Checker.check(remap(Self.broadcast), Lab.arm)
    #expect(result.rules.isEmpty && !result.isStaleAtEnd)
    #expect(!result.legality.text.contains("illegal"))
  }

  @Test func bad_sequence_localBarrierDoesNotCompleteBroadcast() throws {
    let steps: [Step] = [.tlbi(TLBInvalidation(.address(.tails))), .barrier(.dsbNsh)]
    #expect(try Checker.check(remap(steps), Lab.arm).rules == [.outputAddressWritable])
  }

  /// A block at level 2 replaced by a table, with a level hint on the TLBI.
  func split(hint: Int?) -> Program {
    let invalidation = TLBInvalidation(.address(.pmd), levelHint: hint)
    return Program(
      "split", start: .blocks,
      [.populate(.readWrite), .barrier(.wmb), .set(.pmd, .invalid)] + Step.flush(invalidation)
        + [.set(.pmd, .table), .barrier(.dsbIshst)])
  }

  /// A headline names the broken rule, not the fault that comes with it and breaks none.
  @Test func bad_size_ruleIsNamedBeforeFaults() throws {
    let result = try Checker.check(split(hint: 3), Lab.arm)
    #expect(result.faults(.translation) && result.rules == [.size])
    guard case .illegal(let findings) = result.legality else {
      Issue.record("\(result.legality.text)")
      return
    }
    #expect(findings.first?.rule == .size, "\(result.legality.text)")
    #expect(findings.last?.rule == nil)
  }

  @Test func bad_size_wrongLevelHint() throws {
    for hint in [1, 3] {
      let result = try Checker.check(split(hint: hint), Lab.arm)
      #expect(result.rules.contains(.size), "hint \(hint) doesn't cover a block at level 2")
    }
    for hint in [nil, 0, 2] {
      let name = hint.map(String.init) ?? "none"
      #expect(try Checker.check(split(hint: hint), Lab.arm).rules.isEmpty, "hint \(name)")
    }
  }

  @Test func bad_size_byPageInvalidationUnderABlock() throws {
    let invalidation = Step.flush(TLBInvalidation(.address(.tails)))
    let program = Program(
      "split", start: .blocks,
      [.populate(.readWrite), .barrier(.wmb), .set(.pmd, .invalid)] + invalidation
        + [.set(.pmd, .table), .barrier(.dsbIshst)])
    #expect(try Checker.check(program, Lab.arm).rules.isEmpty)
    let partly = Lab.with(Lab.arm) { $0.addressInvalidatesWholeBlock = false }
    #expect(try Checker.check(program, partly).rules == [.size])
  }

  @Test func bad_size_tableCachedBehindLeafOnlyInvalidation() throws {
    let invalidation = TLBInvalidation(.range(.pmd), lastLevelOnly: true)
    let program = Program(
      "collapse",
      [.set(.pmd, .invalid)] + Step.flush(invalidation)
        + [.set(.pmd, .block(.readWrite, nT: false))] + .flush)
    #expect(try Checker.check(program, Lab.arm).rules == [.size])
    let whole = Program(
      "collapse", [.set(.pmd, .invalid)] + .flush + [.set(.pmd, .block(.readWrite, nT: false))])
    #expect(try Checker.check(whole, Lab.arm).rules.isEmpty)
  }

  @Test func bad_outputAddress_plainRemapUnlessEveryoneElseStandsStill() throws {
    let remap: [Step] =
      [.allocate(.sharedTail), .set(.tails, .page(.sharedTail, .readOnly))] + .flush
    #expect(try Checker.check(Program("plain", remap), Lab.arm).rules == [.outputAddressWritable])
    #expect(try Checker.check(Program("plain", remap), Lab.x86).legality == .legal)
    for pause in [Pause.ipi, .stopMachine] {
      let paused = Program("paused", [.pause(pause)] + remap + [.resume])
      #expect(try Checker.check(paused, Lab.arm).legality == .legal)
      let strict = Lab.with(Lab.arm) { $0.pausedCPUsCountAsUsers = true }
      #expect(try Checker.check(paused, strict).rules == [.outputAddressWritable])
    }
    let late = Program("flushed too late", [.pause(.ipi)] + remap.dropLast(4) + [.resume] + .flush)
    #expect(try Checker.check(late, Lab.arm).rules == [.outputAddressWritable])
  }

  @Test func good_identicalRewrite() throws {
    let program = Program("rewrite", [.set(.all, .page(.own, .readWrite))])
    for setting in CheckSetting.usual {
      #expect(try Checker.check(program, setting).legality == .legal)
    }
  }

  @Test func bad_permissionNeedsInvalidation_reliedOnBefore() throws {
    let program = Program("read-only", [.set(.tails, .page(.own, .readOnly))])
    let result = try Checker.check(program, Lab.arm)
    #expect(result.reliesOnPermission && result.rules.isEmpty)
    let copied = Program(
      "read-only, then copied",
      [
        .set(.head, .page(.own, .readOnly)), .allocate(.headCopy),
        .copy(from: .headOwn, to: .headCopy),
      ] + .flush)
    #expect(try Checker.check(copied, Lab.arm).reliesOnPermission)
    let flushed = Program("read-only, flushed", [.set(.tails, .page(.own, .readOnly))] + .flush)
    #expect(try Checker.check(flushed, Lab.arm).legality == .legal)
  }

  @Test func bad_freedFrame_freedBeforeTheFlush() throws {
    let steps: [Step] = [.allocate(.sharedTail), .set(.tails, .page(.sharedTail, .readOnly))]
    for setting in CheckSetting.usual {
      let early = Program("freed early", steps + [.free(.own)] + .flush)
      #expect(try Checker.check(early, setting).leavesFreedFrame)
      let late = Program("freed late", steps + .flush + [.free(.own)])
      #expect(try !Checker.check(late, setting).leavesFreedFrame)
    }
  }

  @Test func nTFaultsWhileSet() throws {
    let split = SplitMethod.nT
    let p = BuiltInProtocol.sharedTailsReadOnlyFirstHeadInPlace
    let one = try Lab.check(p, split: split, .optimize, Lab.arm(.level1))
    #expect(one.rules.isEmpty)
    #expect(one.faults(.translation))
    #expect(one.legality.word == "walker faults")
    let none = try Lab.check(p, split: split, .optimize, Lab.arm)
    #expect(none.rules == [.size], "level 0 has no nT")
    let three = Lab.with(Lab.arm(.level3)) { $0.nTFaults = .levelOne }
    let quiet = try Lab.check(p, split: split, .optimize, three)
    #expect(quiet.legality.isLegal)
  }
}
