import BreakBeforeMake
public import HugeTLB
public import RemapTiming
public import Vmemmap

/// One protocol at one huge page size: may it run, what does it cost, what does it save.
public struct Assessment: Sendable {
  public let remap: RemapProtocol
  public let size: HugePageSize
  /// The setting of the machine in question first.
  public let judgements: [Judgement]
  public let cost: ProtocolCost
  /// Bytes that HVO frees of one huge page, page tables not counted.
  public let savedBytes: UInt64
  public let breakEven: BreakEven
  /// Whether the kernel in question runs this protocol.
  public let isKernels: Bool

  /// - Parameters:
  ///   - measurements: of the whole run; those of this protocol and size are taken.
  ///   - share: of one core that may be spent.
  public init(
    _ remap: RemapProtocol, size: HugePageSize, judgements: [Judgement],
    measurements: [RemapMeasurement], machine: MachineCosts, cpus: Int, share: Share,
    model: KernelModel
  ) {
    func measured(_ operation: RemapCase.Operation) -> RemapMeasurement? {
      measurements.first {
        $0.subject.remap == remap && $0.subject.load.size == size && $0.subject.copies
          && $0.subject.operation == operation
      }
    }
    self.remap = remap
    self.size = size
    self.judgements = judgements
    cost = ProtocolCost(
      hvo: measured(.optimize), deHVO: measured(.restore), on: machine, cpus: cpus)
    savedBytes = OptimizableVmemmap(size, in: model).freed
    breakEven = BreakEven(share: share, cost: cost)
    isKernels =
      BuiltInProtocol.ofKernel(model.version, on: model.architecture)?.rawValue == remap.id
  }

  /// Why an architecture without a setting has no verdict.
  private static let noRules = "the checker knows the rules of arm64 and x86_64 only"

  /// What the conclusion weighs.
  public var candidate: Candidate {
    Candidate(
      protocolID: remap.id, legality: legality, breakEven: breakEven,
      time: remap.start == .unmapped ? .boot : .runtime, isKernels: isKernels)
  }

  /// At boot nothing is remapped live, so what stands against de-HVO stands against giving the pages
  /// back only.
  private var legality: LegalityHere {
    guard let judgement = judgements.first else { return .notJudged(Self.noRules) }
    if remap.start == .unmapped, judgement.hvo == .legal, judgement.legalityHere != .legal {
      return .legalIf("its pages are never freed or demoted")
    }
    return judgement.legalityHere
  }
}
