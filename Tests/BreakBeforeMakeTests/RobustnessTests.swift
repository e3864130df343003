import TestSupport
import Testing
import Vmemmap

@testable import BreakBeforeMake

// Programs that mean nothing, or too much.
@Suite struct RobustnessTests {
  func error(_ phases: [Phase]) -> ProgramError? {
    do {
      _ = try Checker.check(Program("bad", start: .basePages, phases: phases), Lab.arm)
      return nil
    } catch { return error }
  }

  @Test func nonsenseIsAnErrorThatNamesTheStep() {
    let fine = Step.barrier(.isb)
    #expect(
      error([Phase("p", per: .folio, [fine, .set(.pmd, .page(.own, .readOnly))])])
        == .mappingDoesNotFit(.pmd, phase: 0, step: 1))
    #expect(
      error([Phase("p", per: .folio, [fine]), Phase("q", per: .batch, [.set(.all, .table)])])
        == .mappingDoesNotFit(.head, phase: 1, step: 0))
    #expect(
      error([Phase("p", per: .folio, [.set(.current, .invalid)])])
        == .noCurrentEntry(phase: 0, step: 0))
    #expect(
      error([Phase("p", per: .entry(.current), [fine])]) == .repeatedOverCurrent(phase: 0))
    #expect(
      error([Phase("p", per: .batch, [.barrier(.isb), .pause(.ipi), .barrier(.isb)])])
        == .neverResumed(phase: 0, step: 1))
    #expect(error([Phase("p", per: .batch, [.resume])]) == .unbalancedPause(phase: 0, step: 0))
    #expect(
      error([Phase("p", per: .batch, [.pause(.ipi), .pause(.ipi)])])
        == .unbalancedPause(phase: 0, step: 1))
    #expect(
      error([Phase("p", per: .batch, [.tlbi(TLBInvalidation(.everything, levelHint: 4))])])
        == .levelHint(4, phase: 0, step: 0))
    let message = ProgramError.mappingDoesNotFit(.pmd, phase: 0, step: 1).description
    #expect(message.hasPrefix("phase 1, step 2: PMD"))
    #expect(!message.contains("\n"))
  }

  @Test func emptyProgramIsLegal() throws {
    for start in [RemapProtocol.Start.blocks, .basePages] {
      #expect(try Checker.check(Program("nothing", start: start, []), Lab.arm).legality == .legal)
    }
  }

  @Test func boundIsStated() throws {
    let bounded = Lab.with(Lab.armBest) { $0.stateBound = 10 }
    let result = try Lab.check(.accessFlag, .optimize, bounded)
    #expect(!result.isExhaustive)
    #expect(result.states >= 10 && result.states < 20)
    #expect(result.legality.word == "not exhausted")
  }

  @Test func tooManyValuesOfOneEntryAreStated() throws {
    var steps: [Step] = []
    for type in Attributes.MemoryType.allCases {
      for permission in Permission.allCases {
        for contiguous in [false, true] {
          let attributes = Attributes(memoryType: type, contiguous: contiguous)
          steps.append(.set(.tails, .page(.own, permission, attributes)))
        }
      }
    }
    let result = try Checker.check(Program("many", steps), Lab.x86)
    #expect(!result.isExhaustive)
    // An error of the model's size is never taken for a verdict on the rest.
    #expect(result.legality.word != "legal")
  }

  @Test func randomStepsNeverCrash() {
    var random = SplitMix64(seed: 7)
    func draw<T>(_ values: [T]) -> T { values[Int.random(in: 0..<values.count, using: &random)] }
    let entries = Entries.allCases
    var errors = 0
    var checked = 0
    for _ in 0..<600 {
      var phases: [Phase] = []
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        var steps: [Step] = []
        for _ in 0..<Int.random(in: 0...8, using: &random) {
          let mapping: Mapping = draw([
            .invalid, .table, .block(draw(Permission.allCases), nT: Bool.random(using: &random)),
            .page(draw(Frame.allCases), draw(Permission.allCases)),
            .page(draw(Frame.allCases), draw(Permission.allCases)),
          ])
          let invalidation = TLBInvalidation(
            draw([.everything, .address(draw(entries)), .range(draw(entries))]),
            reach: draw(TLBInvalidation.Reach.allCases), lastLevelOnly: Bool.random(using: &random),
            levelHint: draw([nil, 0, 1, 2, 3, 9, -1]))
          steps.append(
            draw([
              .allocate(draw(Frame.allCases)),
              .copy(from: draw(Frame.allCases), to: draw(Frame.allCases)),
              .populate(draw(Permission.allCases)), .set(draw(entries), mapping),
              .clearAccessFlag(draw(entries)), .swap(draw(entries), mapping),
              .tlbi(invalidation), .barrier(draw(Barrier.allCases)), .pause(draw(Pause.allCases)),
              .resume, .free(draw(Frame.allCases)),
            ]))
        }
        let scope: Phase.Scope = draw([.batch, .blockPMD, .folio, .entry(draw(entries))])
        phases.append(Phase("random", per: scope, steps))
      }
      let program = Program(
        "random", start: draw([.blocks, .basePages, .unmapped]), phases: phases)
      var setting = draw(CheckSetting.usual)
      setting.folioRefcount = draw(FolioRefcount.allCases)
      setting.walkersResolveHead = Bool.random(using: &random)
      setting.cpus = draw([0, 1, 2, 3, 9])
      setting.tails = draw([0, 1, 2, 9])
      setting.stateBound = 2000
      do {
        let result = try Checker.check(program, setting)
        checked += 1
        for finding in result.findings { #expect(!finding.text.isEmpty) }
      } catch {
        errors += 1
        #expect(!error.description.contains("\n"))
      }
    }
    #expect(errors > 50 && checked > 50)
  }
}
