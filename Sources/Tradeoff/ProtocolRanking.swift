public import BreakBeforeMake
public import HugeTLB
import Vmemmap

/// Which protocol a kind of host would run, without measuring anything.
public struct ProtocolRanking: Sendable, Hashable {
  /// nil if none may run.
  public let protocolID: String?
  /// Why that one, or why none.
  public let reason: String

  /// The kernel's own if it has HVO; else, of those that the rules allow, the one that stops other
  /// CPUs least, then flushes least, then stores least, for a batch of 64 huge pages.
  ///
  /// Cost: two exhaustive checks for each protocol.
  ///
  /// - Parameter setting: nil for an architecture whose rules aren't modelled.
  public init(for model: KernelModel, under setting: CheckSetting?) throws(ProgramError) {
    if let own = BuiltInProtocol.ofKernel(model.version, on: model.architecture) {
      protocolID = own.rawValue
      reason = "the kernel's own, by its version"
      return
    }
    guard let setting else {
      protocolID = nil
      reason = "the checker knows the rules of arm64 and x86_64 only"
      return
    }
    let split: SplitMethod? = model.mapping == .basePages ? .notNeeded : nil
    var best: (id: String, work: [Int])?
    for candidate in BuiltInProtocol.allCases {
      let remap = candidate.make(split: split)
      guard remap.start != .unmapped, try Judgement(remap, under: setting).legalityHere == .legal
      else { continue }
      let work = Self.work(of: remap)
      if best.map({ work.lexicographicallyPrecedes($0.work) }) ?? true { best = (remap.id, work) }
    }
    protocolID = best?.id
    reason =
      best == nil
      ? "no protocol is legal on \(setting.name)"
      : "legal on \(setting.name), with the fewest stops, flushes and stores of those"
  }

  /// Stops, TLBIs and stores of HVO and de-HVO together; a 2M page on 4K pages has 7 tails.
  private static func work(of remap: RemapProtocol) -> [Int] {
    var counts = remap.counts(.optimize, folios: 64, tailsPerFolio: 7)
    counts += remap.counts(.restore, folios: 64, tailsPerFolio: 7)
    return [
      Pause.allCases.reduce(0) { $0 + counts[$1] }, counts.totalTLBIs,
      counts.entryStores + counts.swaps,
    ]
  }
}
