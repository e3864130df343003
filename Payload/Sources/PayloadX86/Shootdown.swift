import CMachine
import CPayloadX86
import GuestLink
import PayloadCore

/// An invalidation on every core: the others are interrupted to do it too, as x86 kernels do.
enum Shootdown {
  /// Returns once every core has done it.
  static func run(_ one: PrimitiveCase) {
    let round = Shared[.shootdown] + 1
    Shared[.shootdownCase] = one.word
    Shared[.shootdown] = round
    if Shared[.cores] > 1 { machine_interrupt_others(Interrupt.shootdown.rawValue) }
    here(one)
    Rendezvous.waitForOthers { $0[.shot] == round }
  }

  /// On an interrupted core.
  static func answer(_ core: Core) {
    let round = Shared[.shootdown]
    if let one = PrimitiveCase(word: Shared[.shootdownCase]) { here(one) }
    core[.shot] = round
  }

  private static func here(_ one: PrimitiveCase) {
    if one.code == .shootdownAll { toggle_pge() } else { byPage(one) { invlpg($0) } }
  }
}

/// For each entry of a case, the address that it maps.
@inline(__always)
func byPage(_ one: PrimitiveCase, _ body: (UInt64) -> Void) {
  var address = Memory.range
  let end = address &+ UInt64(one.entries) &* 4096
  while address != end {
    body(address)
    address &+= 4096
  }
}
