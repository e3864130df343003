import Testing
import Vmemmap

@testable import ProtocolFile

@Suite struct RoundTripTests {
  @Test(arguments: BuiltInProtocol.allCases)
  func everyBuiltInReadsBackEqual(built: BuiltInProtocol) throws {
    for split in SplitMethod.allCases {
      let original = built.make(split: split)
      #expect(try Sample.read(original.yaml).protocol == original, "\(split)")
    }
  }

  @Test(arguments: BuiltInProtocol.allCases)
  func anotherSplitCanBePutIn(built: BuiltInProtocol) throws {
    let usual = built.make()
    guard usual.split != .notNeeded else { return }
    let text = Array(usual.yaml.utf8)
    for split in SplitMethod.allCases where split != .notNeeded {
      let file = try ProtocolFile(parsing: text, name: "mine.yaml", split: split)
      #expect(file.hasSplitItem)
      #expect(file.protocol == built.make(split: split))
    }
    // ro-first's split makes the entries read-only; without it that needs a store of its own.
    guard built != .readOnlyFirst else { return }
    let whole = try ProtocolFile(parsing: text, name: "mine.yaml", split: .notNeeded)
    #expect(whole.protocol == built.make(split: .notNeeded))
  }

  /// Every value that a step can take.
  @Test func everyStepReadsBackEqual() throws {
    var steps: [Step] = [.resume]
    steps += [Frame.headCopy, .sharedTail, .fresh].map { .allocate($0) }
    steps += Permission.allCases.map { .populate($0) }
    steps += Barrier.allCases.map { .barrier($0) } + Pause.allCases.map { .pause($0) }
    for entries in Entries.allCases {
      steps += [.set(entries, .invalid), .set(entries, .table), .clearAccessFlag(entries)]
      for reach in TLBInvalidation.Reach.allCases {
        for hint in [nil, 1, 2, 3] {
          for last in [false, true] {
            steps.append(
              .tlbi(.init(.address(entries), reach: reach, lastLevelOnly: last, levelHint: hint)))
            steps += Step.flush(.init(.range(entries), lastLevelOnly: last, levelHint: hint))
          }
        }
      }
      for permission in Permission.allCases {
        steps += [false, true].map { .set(entries, .block(permission, nT: $0)) }
        for frame in Frame.allCases {
          steps.append(.swap(entries, .page(frame, permission)))
        }
      }
    }
    for type in Attributes.MemoryType.allCases {
      for inner in Attributes.Cacheability.allCases {
        for share in Attributes.Shareability.allCases {
          let odd = Attributes(
            memoryType: type, inner: inner, outer: .writeThrough, shareability: share,
            contiguous: share == .outer, nonGlobal: inner == .writeBack)
          steps.append(.set(.tails, .page(.own, .readOnly, odd)))
        }
      }
    }
    // Files hold at most 400 steps.
    var rest = steps[...]
    while !rest.isEmpty {
      let some = Array(rest.prefix(150))
      let p = RemapProtocol(
        id: "all", title: "a \"quoted\\ title", source: "- # : [", start: .basePages,
        batching: .perFolio, split: .notNeeded, tailFrame: .fresh,
        optimize: [Phase("'", per: .entry(.all), some)], restore: [Phase("b", per: .batch, [])])
      #expect(try Sample.read(p.yaml).protocol == p)
      rest = rest.dropFirst(150)
    }
  }

  @Test func stepsKnowTheirLines() throws {
    let file = try ProtocolFile(
      parsing: Sample.bytes("plain-remap"), name: "plain-remap.yaml")
    // Counted by hand in docs/examples/plain-remap.yaml; a flush is four steps of one line.
    #expect(file.line(.optimize, phase: 0, step: 0) == 10)
    #expect(file.line(.optimize, phase: 1, step: 3) == 14)
    #expect(file.line(.restore, phase: 0, step: 3) == 27)
    #expect(file.line(.optimize, phase: 1, step: 4) == nil)
    #expect(file.line(.restore, phase: -1, step: 0) == nil)
  }
}
