import Testing
import Vmemmap

@testable import BreakBeforeMake

// What the mail thread, the kernel's history and the rules say of each built-in protocol.
@Suite struct BuiltInVerdictTests {
  @Test(arguments: [BBMLevel.level0, .level1, .level2, .level3])
  func bad_outputAddressWritable_direct(level: BBMLevel) throws {
    for p in [BuiltInProtocol.direct, .directPerFolio, .directHeadInPlace, .sharedTails] {
      let result = try Lab.check(p, .optimize, Lab.arm(level))
      #expect(!result.legality.isLegal, "\(p) at \(level)")
      #expect(result.rules.contains(.outputAddressWritable), "\(p) at \(level)")
      #expect(result.legality.text.contains("output address changed while writable (R_WHZWS 2)"))
    }
  }

  @Test func bad_outputAddressContents_direct() throws {
    #expect(try Lab.check(.direct, .optimize, Lab.arm).rules.contains(.outputAddressContents))
    // Shared tails hold what the tails held.
    let shared = try Lab.check(.sharedTails, .optimize, Lab.arm)
    #expect(!shared.rules.contains(.outputAddressContents))
  }

  @Test func good_x86_everything() throws {
    // The one exception: the thread's split makes `struct page`s in use elsewhere read-only.
    for p in BuiltInProtocol.allCases where p != .readOnlyFirst {
      for operation in RemapOperation.allCases {
        let result = try Lab.check(p, operation, Lab.x86)
        if p == .bootTime && operation == .demote {
          #expect(result.legality.word == "n/a")
        } else {
          #expect(result.legality.isLegal, "\(p) \(operation): \(result.legality.text)")
        }
      }
    }
  }

  @Test func bad_contents_threadsSixSteps() throws {
    // Yu Zhao's two objections to his own six steps.
    for level in BBMLevel.allCases {
      let result = try Lab.check(.readOnlyFirst, .optimize, Lab.arm(level))
      #expect(result.rules.contains(.outputAddressContents))
      #expect(!result.rules.contains(.outputAddressWritable))
      #expect(result.isOutsideRelaxation, "a RW block split into RO PTEs is relaxed at no level")
      #expect(result.rules.contains(.size) == (level < .level2))
    }
  }

  @Test func bad_permission_splitIntoReadOnlyHitsNeighbours() throws {
    let result = try Lab.check(.readOnlyFirst, .optimize, Lab.armBest)
    #expect(result.faults(.permission))
    let alone = Lab.with(Lab.armBest) { $0.neighbourInUse = false }
    #expect(try !Lab.check(.readOnlyFirst, .optimize, alone).faults(.permission))
  }

  @Test func good_contentsWaived_writableSplit() throws {
    let waived = Lab.with(Lab.arm(.level3)) { $0.contentsRule = .waived }
    for p in [
      BuiltInProtocol.readOnlyFirstWritableSplit, .readOnlyFirstWritableHead,
      .readOnlyFirstHeadCopy,
    ] {
      let result = try Lab.check(p, .optimize, waived)
      #expect(result.legality.isLegal, "\(p): \(result.legality.text)")
      #expect(result.conditions.contains(.contentsEqual))
      #expect(try !Lab.check(p, .optimize, Lab.arm(.level3)).legality.isLegal)
    }
  }

  @Test func good_sharedTailsReadOnlyFirst() throws {
    for p in [BuiltInProtocol.sharedTailsReadOnlyFirst, .sharedTailsReadOnlyFirstHeadInPlace] {
      for level in BBMLevel.allCases {
        let overwrite = try Lab.check(p, split: .overwrite, .optimize, Lab.arm(level))
        #expect(overwrite.legality.isLegal == (level >= .level2), "\(p) at \(level)")
        #expect(overwrite.conditions.contains(.conflictAbortsHandled) == (level == .level2))
        let none = try Lab.check(p, split: .notNeeded, .optimize, Lab.arm(level))
        #expect(none.legality.isLegal, "\(p), base pages, at \(level)")
        #expect(none.conditions.contains(.tailsEqual))
        #expect(try Lab.check(p, .restore, Lab.arm(level)).legality.isLegal)
        #expect(try Lab.check(p, .demote, Lab.arm(level)).legality.isLegal)
      }
    }
  }

  @Test func bad_contents_sharedTailsReadOnlyFirstWithOddTails() throws {
    let odd = Lab.with(Lab.arm(.level3)) { $0.tailsStartEqual = false }
    let result = try Lab.check(.sharedTailsReadOnlyFirstHeadInPlace, .optimize, odd)
    #expect(result.rules == [.outputAddressContents])
  }

  @Test func good_sequence_stopMachineAndIPI() throws {
    for p in [BuiltInProtocol.stopMachine, .ipiPause] {
      for operation in RemapOperation.allCases {
        var setting = Lab.arm
        #expect(try Lab.check(p, operation, setting).legality == .legal)
        // A real break needs no grace for CPUs that stand still, nor a frozen refcount.
        setting.pausedCPUsCountAsUsers = true
        setting.folioRefcount = .held
        #expect(try Lab.check(p, operation, setting).legality == .legal)
      }
    }
  }

  @Test func good_sequence_faultHandled() throws {
    for operation in RemapOperation.allCases {
      let result = try Lab.check(.faultHandled, operation, Lab.arm)
      #expect(result.legality == .legalIf([.faultsHandled(.translation)]))
      #expect(result.faults(.translation, .faultHandler))
      #expect(!result.faults(.translation))
    }
  }

  @Test func good_faultingNotCached_accessFlag() throws {
    for level in BBMLevel.allCases {
      let setting = Lab.arm(level, hardwareAccessFlag: true)
      for operation in RemapOperation.allCases {
        let result = try Lab.check(.accessFlag, operation, setting)
        #expect(result.legality.isLegal, "\(operation) at \(level): \(result.legality.text)")
        #expect(result.has { $0 == .mayGiveUp(tries: 16) })
        #expect(result.rules.isEmpty)
      }
    }
  }

  @Test func bad_accessFlagFault_withoutHardware() throws {
    let result = try Lab.check(.accessFlag, .optimize, Lab.arm(.level3))
    #expect(result.faults(.accessFlag))
    #expect(result.rules.isEmpty, "the break itself is one")
    #expect(!result.has { $0 == .mayGiveUp(tries: 16) })
  }

  @Test func good_bootTime() throws {
    for setting in CheckSetting.usual {
      #expect(try Lab.check(.bootTime, .optimize, setting).legality == .legal)
    }
    #expect(try !Lab.check(.bootTime, .restore, Lab.arm).legality.isLegal)
  }

  @Test func bad_updateLost_headCopyWhileReferencesAreTaken() throws {
    for (p, setting) in [
      (BuiltInProtocol.direct, Lab.x86), (.sharedTails, Lab.x86), (.accessFlag, Lab.armBest),
    ] {
      let held = Lab.with(setting) { $0.folioRefcount = .held }
      #expect(try Lab.check(p, .optimize, held).losesUpdate, "\(p)")
      #expect(try !Lab.check(p, .optimize, setting).losesUpdate, "\(p)")
    }
    // PTE 0 kept in place can lose nothing.
    let held = Lab.with(Lab.x86) { $0.folioRefcount = .held }
    #expect(try !Lab.check(.directHeadInPlace, .optimize, held).losesUpdate)
  }

  @Test func bad_permission_headReadOnlyWhileReferencesAreTaken() throws {
    // Why PTE 0 is the hard case: "we wouldn't be able to grab a refcnt".
    let held = Lab.with(Lab.armBest) { $0.folioRefcount = .held }
    #expect(try Lab.check(.sharedTailsReadOnlyFirst, .optimize, held).faults(.permission))
    let inPlace = try Lab.check(.sharedTailsReadOnlyFirstHeadInPlace, .optimize, held)
    #expect(inPlace.legality.isLegal)
  }

  @Test func bad_permission_tryGetOnUnresolvedTail() throws {
    // bd225530a4c7: a fake head behind a read-only mapping.
    let old = Lab.with(Lab.x86) {
      $0.folioRefcount = .held
      $0.walkersResolveHead = false
    }
    #expect(try Lab.check(.directHeadInPlace, .optimize, old).faults(.permission))
    #expect(try !Lab.check(.sharedTailsHeadInPlace, .optimize, old).faults(.permission))
  }

  @Test func bad_restore_directAtEveryLevel() throws {
    for level in BBMLevel.allCases {
      let result = try Lab.check(.direct, .restore, Lab.arm(level))
      #expect(result.rules == [.outputAddressWritable])
    }
  }

  @Test func verdictsDontDependOnMoreTailsOrCPUs() throws {
    for p in BuiltInProtocol.allCases {
      for operation in RemapOperation.allCases {
        let base = Lab.with(Lab.arm(.level2, hardwareAccessFlag: true)) {
          $0.folioRefcount = .held
        }
        let one = try Lab.check(p, operation, base)
        let twoTails = try Lab.check(p, operation, Lab.with(base) { $0.tails = 2 })
        let threeCPUs = try Lab.check(p, operation, Lab.with(base) { $0.cpus = 3 })
        #expect(Set(one.findings.map(\.key)) == Set(twoTails.findings.map(\.key)), "\(p)")
        #expect(Set(one.findings.map(\.key)) == Set(threeCPUs.findings.map(\.key)), "\(p)")
        #expect(one.isExhaustive && twoTails.isExhaustive && threeCPUs.isExhaustive)
      }
    }
  }
}
