import TestSupport
import Vmemmap

@testable import BreakBeforeMake

/// A small program and a setting, drawn at random.
struct RandomProgram {
  private var random: SplitMix64
  let program: Program
  let setting: CheckSetting

  init(seed: UInt64) {
    var random = SplitMix64(seed: seed &* 0x2545_F491_4F6C_DD1D)
    let changesPMD = Int.random(in: 0..<3, using: &random) == 0
    setting = Self.setting(changesPMD, &random)
    var steps: [Step] = []
    let count = Int.random(in: 1...5, using: &random)
    if changesPMD && Bool.random(using: &random) {
      steps.append(.populate(Self.permission(&random)))
      if Bool.random(using: &random) { steps.append(.barrier(.wmb)) }
    }
    for _ in 0..<count {
      steps += changesPMD ? Self.pmdStep(&random) : Self.pageStep(&random)
    }
    if Int.random(in: 0..<4, using: &random) == 0 {
      let from = Int.random(in: 0...steps.count, using: &random)
      let to = Int.random(in: from...steps.count, using: &random)
      steps.insert(.resume, at: to)
      steps.insert(.pause(Pause.allCases.randomElement(using: &random) ?? .ipi), at: from)
    }
    let start: RemapProtocol.Start =
      changesPMD && Bool.random(using: &random) ? .blocks : .basePages
    var program = Program("seed \(seed)", start: start, steps)
    program.contents[.sharedTail] = .tail
    // Both tails start alike; most tests have only the first.
    if Int.random(in: 0..<3, using: &random) == 0 {
      program.contents[.tailOwn] = .head
      program.contents[.tail2Own] = .head
    }
    if start == .basePages && Bool.random(using: &random) {
      program.initial[.tail] = .page(.tailOwn, .readOnly)
      program.initial[.tail2] = .page(.tail2Own, .readOnly)
    }
    self.program = program
    self.random = random
  }

  private static func setting(_ changesPMD: Bool, _ random: inout SplitMix64) -> CheckSetting {
    var setting = CheckSetting(
      architecture: Int.random(in: 0..<4, using: &random) == 0 ? .x86_64 : .arm64,
      bbmLevel: BBMLevel.allCases.randomElement(using: &random) ?? .level0,
      hardwareAccessFlag: Bool.random(using: &random))
    setting.contentsMoment = .whileBothReachable
    if Int.random(in: 0..<4, using: &random) == 0 { setting.contentsRule = .waived }
    if !changesPMD && Int.random(in: 0..<3, using: &random) == 0 { setting.folioRefcount = .held }
    setting.tailsStartEqual = Bool.random(using: &random)
    setting.pausedCPUsCountAsUsers = Bool.random(using: &random)
    setting.addressInvalidatesWholeBlock = Bool.random(using: &random)
    setting.nTFaults = Bool.random(using: &random) ? .everyLevel : .levelOne
    setting.cpus = Int.random(in: 0..<6, using: &random) == 0 ? 1 : 2
    return setting
  }

  private static func permission(_ random: inout SplitMix64) -> Permission {
    let choices: [Permission] = [.readWrite, .readOnly, .readOnly, .readOnlyDBM]
    return choices.randomElement(using: &random) ?? .readOnly
  }

  private static func page(_ random: inout SplitMix64) -> Mapping {
    var attributes = Attributes.kernelData
    switch Int.random(in: 0..<10, using: &random) {
    case 0: attributes.contiguous = true
    case 1: attributes.outer = .nonCacheable
    case 2: attributes.memoryType = .deviceGRE
    default: break
    }
    let frames: [Frame] = [.own, .headOwn, .headCopy, .sharedTail, .sharedTail, .mapped]
    return .page(frames.randomElement(using: &random) ?? .own, permission(&random), attributes)
  }

  private static func pageStep(_ random: inout SplitMix64) -> [Step] {
    let entries: Entries = [.head, .tails, .tails].randomElement(using: &random) ?? .tails
    switch Int.random(in: 0..<14, using: &random) {
    case 0: return [.set(entries, .invalid)]
    case 1...4: return [.set(entries, page(&random))]
    case 5: return [.clearAccessFlag(entries)]
    case 6: return [.swap(entries, page(&random))]
    case 7:
      return [.clearAccessFlag(entries)] + Step.flush(TLBInvalidation(.address(entries)))
        + [.swap(entries, page(&random))]
    case 8: return [.copy(from: .headOwn, to: .headCopy)]
    case 9: return Bool.random(using: &random) ? [.copy(from: .mapped, to: .fresh)] : [.free(.own)]
    default: return maintenance([.all, .head, .tails, .tails], &random)
    }
  }

  private static func pmdStep(_ random: inout SplitMix64) -> [Step] {
    switch Int.random(in: 0..<12, using: &random) {
    case 0: return [.set(.pmd, .invalid)]
    case 1, 2: return [.set(.pmd, .table)]
    case 3: return [.set(.pmd, .block(permission(&random), nT: Bool.random(using: &random)))]
    case 4: return [.clearAccessFlag(.pmd)]
    case 5: return [.swap(.pmd, .table)]
    case 6:
      return [.clearAccessFlag(.pmd)] + Step.flush(TLBInvalidation(.address(.pmd)))
        + [.swap(.pmd, .table)]
    case 7: return [.set(.tails, page(&random))]
    default: return maintenance([.pmd, .pmd, .tails], &random)
    }
  }

  private static func maintenance(_ entries: [Entries], _ random: inout SplitMix64) -> [Step] {
    let named = entries.randomElement(using: &random) ?? .tails
    let extent: TLBInvalidation.Extent =
      [.everything, .address(named), .range(named)].randomElement(using: &random) ?? .everything
    let invalidation = TLBInvalidation(
      extent, reach: Int.random(in: 0..<4, using: &random) == 0 ? .local : .innerShareable,
      lastLevelOnly: Int.random(in: 0..<4, using: &random) == 0,
      levelHint: [nil, nil, nil, 0, 2, 3].randomElement(using: &random) ?? nil)
    switch Int.random(in: 0..<5, using: &random) {
    case 0: return [.tlbi(invalidation)]
    case 1:
      let barriers: [Barrier] = [.dsbIsh, .dsbIshst, .dsbNsh, .dsbNshst, .isb]
      return [.barrier(barriers.randomElement(using: &random) ?? .isb)]
    case 2: return [.tlbi(invalidation), .barrier(.dsbIsh)]
    default: return Step.flush(invalidation)
    }
  }
}
