import Vmemmap

@testable import BreakBeforeMake

/// R_WHZWS and FEAT_BBM's relaxation, written down a second time from the manual's rules and not
/// from the checker: a list of questions about two values.
struct ReferenceRules {
  let setting: CheckSetting

  struct Verdict: Hashable {
    let name: String
    /// About a block's size, so a matter of the PMD.
    let isPMD: Bool
  }

  func verdicts(
    _ a: EntryValue, _ b: EntryValue, at place: EntryName, newIsB: Bool, contentsDiffer: Bool
  ) -> Set<Verdict> {
    if setting.architecture == .x86_64 || a == b { return [] }
    var answer: Set<Verdict> = []
    let sizeDiffers = isBlock(a) != isBlock(b)
    let eitherIsTable = a.target == .table || b.target == .table
    if eitherIsTable {
      if sizeDiffers { addSize(a, b, &answer, other: false) }
      return answer
    }
    let addressDiffers = a.frame(for: place) != b.frame(for: place)
    let typeDiffers = a.attributes.memoryType != b.attributes.memoryType
    let bothNormal = a.attributes.memoryType == .normal && !typeDiffers
    if typeDiffers || a.attributes.shareability != b.attributes.shareability
      || bothNormal
        && (a.attributes.inner != b.attributes.inner || a.attributes.outer != b.attributes.outer)
    {
      answer.insert(Verdict(name: "rule attributes", isPMD: false))
    }
    let writable = a.permission != .readOnly || b.permission != .readOnly
    if addressDiffers && writable {
      answer.insert(Verdict(name: "rule outputAddressWritable", isPMD: false))
    }
    if addressDiffers && contentsDiffer && setting.contentsRule == .enforced {
      answer.insert(Verdict(name: "rule outputAddressContents", isPMD: false))
    }
    // Only against the newest value is it known which of the two came first.
    let becomesGlobal = newIsB && a.attributes.nonGlobal && !b.attributes.nonGlobal
    let otherChange = !answer.isEmpty || addressDiffers
    let permissionDiffers = a.permission != b.permission
    let contiguousDiffers = a.attributes.contiguous != b.attributes.contiguous
    if (sizeDiffers || contiguousDiffers) && permissionDiffers && !otherChange {
      answer.insert(Verdict(name: "outside", isPMD: sizeDiffers))
    }
    if sizeDiffers { addSize(a, b, &answer, other: permissionDiffers && !otherChange) }
    if contiguousDiffers {
      let covered = answer.contains { $0.name == "rule size" || $0.name == "outside" }
      if setting.bbmLevel == .level0 {
        if !sizeDiffers { answer.insert(Verdict(name: "rule size", isPMD: false)) }
      } else if setting.bbmLevel != .level3 && !covered {
        answer.insert(Verdict(name: "TLB conflict abortnobody", isPMD: sizeDiffers))
      }
    }
    if becomesGlobal { answer.insert(Verdict(name: "rule global", isPMD: false)) }
    return answer
  }

  private func isBlock(_ value: EntryValue) -> Bool { value.target == .block }

  private func addSize(
    _ a: EntryValue, _ b: EntryValue, _ answer: inout Set<Verdict>, other: Bool
  ) {
    let block = isBlock(a) ? a : b
    switch (setting.bbmLevel, block.nT) {
    case (.level0, _), (.level1, false):
      answer.insert(Verdict(name: "rule size", isPMD: true))
    case (.level1, true), (.level2, true), (.level3, _): break
    case (.level2, false):
      if !other { answer.insert(Verdict(name: "TLB conflict abortnobody", isPMD: true)) }
    }
  }
}
