import HugeTLB
import Testing

@testable import Vmemmap

/// Costs of one 2M folio on 4K pages, as the domain's texts give them.
@Suite struct CountsTests {
  private static func barriers(_ counts: StepCounts) -> Int {
    Barrier.allCases.reduce(0) { $0 + counts[$1] }
  }

  private func steady(
    _ name: BuiltInProtocol, _ direction: RemapProtocol.Direction, folios: Int = 1, tails: Int = 7
  ) -> StepCounts {
    name.make(split: .notNeeded).counts(direction, folios: folios, tailsPerFolio: tails)
  }

  /// v6.7: two flushes a batch whatever its size, one of them for the splits; v6.6: a flush a
  /// folio.
  @Test func batchingSavesFlushes() {
    let all = TLBInvalidation(.everything)
    for folios in [1, 64, 4096] {
      let blocks = (folios + 63) / 64
      let direct = BuiltInProtocol.direct.make()
      #expect(
        direct.counts(.optimize, folios: folios, blockPMDs: blocks, tailsPerFolio: 7)[all] == 2)
      #expect(direct.counts(.restore, folios: folios, tailsPerFolio: 7)[all] == 1)
      #expect(steady(.directPerFolio, .optimize, folios: folios)[all] == folios)
    }
  }

  /// Approach E: one broadcast TLBI a vmemmap PTE: 8 to optimise a 2M page, 7 to restore; 4096 and
  /// 4095 for 1G.
  @Test func theAccessFlagFlushesEveryEntry() {
    #expect(steady(.accessFlag, .optimize).totalTLBIs == 8)
    #expect(steady(.accessFlag, .restore).totalTLBIs == 7)
    #expect(steady(.accessFlag, .optimize, tails: 4095).totalTLBIs == 4096)
    #expect(steady(.accessFlag, .restore, tails: 4095).totalTLBIs == 4095)
    #expect(steady(.accessFlag, .optimize).swaps == 8)
  }

  /// Approach F: three flushes with the split, and one more where the split keeps PTEs writable.
  @Test func readOnlyFirstTakesThreeFlushes() {
    let all = TLBInvalidation(.everything)
    let counts = BuiltInProtocol.readOnlyFirst.make()
      .counts(.optimize, folios: 64, blockPMDs: 1, tailsPerFolio: 7)
    #expect(counts[all] == 3)
    // Tails moved, PTE 0 made writable: 8 stores a folio, and one for the PMD.
    #expect(counts.entryStores == 64 * 8 + 1)
    #expect(counts.tableFillStores == 512)
    #expect(counts.ptePages == 1)
    // The head stays: 7 freed each, nothing allocated.
    #expect(counts.framesFreed == 64 * 7)
    #expect(counts.framesAllocated == 0)
    #expect(
      BuiltInProtocol.readOnlyFirstWritableSplit.make()
        .counts(.optimize, folios: 64, blockPMDs: 1, tailsPerFolio: 7)[all] == 4)
  }

  /// B stops the machine once a batch, D pauses once a folio and once a split.
  @Test func pauses() {
    let stop = BuiltInProtocol.stopMachine.make()
      .counts(.optimize, folios: 128, blockPMDs: 2, tailsPerFolio: 7)
    #expect(stop[Pause.stopMachine] == 1 + 2)
    let ipi = BuiltInProtocol.ipiPause.make()
      .counts(.optimize, folios: 128, blockPMDs: 2, tailsPerFolio: 7)
    #expect(ipi[Pause.ipi] == 128 + 2)
    #expect(ipi.resumes == 130)
  }

  @Test func sumsAndNames() {
    var sum = steady(.direct, .optimize)
    sum += steady(.accessFlag, .restore)
    #expect(sum.tlbis.map(\.mnemonic) == ["VMALLE1IS", "VAAE1IS"])
    #expect(sum.tlbis.map(\.count) == [1, 7])
    #expect(
      Self.barriers(sum) == Self.barriers(steady(.direct, .optimize))
        + Self.barriers(steady(.accessFlag, .restore)))
    for form in TLBInvalidation.Form.allCases { #expect(StepCounts()[sample(form)] == 0) }
  }

  /// The forms carry the mnemonics that the protocols print.
  @Test func formsAreMnemonics() {
    for form in TLBInvalidation.Form.allCases {
      #expect(sample(form).mnemonic == String(describing: form))
      #expect(sample(form).form == form)
    }
  }

  private func sample(_ form: TLBInvalidation.Form) -> TLBInvalidation {
    let name = String(describing: form)
    let extent: TLBInvalidation.Extent =
      name.hasPrefix("VM") ? .everything : name.hasPrefix("R") ? .range(.all) : .address(.all)
    return TLBInvalidation(
      extent, reach: name.hasSuffix("IS") ? .innerShareable : .local,
      lastLevelOnly: name.contains("VAAL"))
  }
}
