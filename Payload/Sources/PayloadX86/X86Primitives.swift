import CMachine
import CPayloadX86
import GuestLink
import PayloadCore

/// Invalidations and interrupts of this machine, for `PrimitiveJob`.
struct X86Primitives: PrimitiveMachine {
  /// After the payload's memory and the parameter block.
  static var samplesPhysical: UInt64 { 0xa0_0000 }
  private static let frames: UInt64 = 0xc8_0000

  private let parameters = Parameters()

  var firstFrame: UInt64 { Self.frames }
  var secondFrame: UInt64 { Self.frames + 4096 }

  /// An emulator's TLB grows at a flush if it was full before, so that every core is made to fill it.
  func prepare() {
    let most = PrimitiveCase(.invlpg, entries: 512, peers: .idle)
    map(most, 512, to: firstFrame)
    Shared[.pages] = 512
    var time = 0
    while time < 4 {
      Memory.prime()
      Peers.all(.prime)
      flushAll()
      time += 1
    }
  }

  func map(_ one: PrimitiveCase, _ pages: Int, to frame: UInt64?) {
    let template = parameters[one.globalEntries ? .vmemmapPage : .nonGlobalPage]
    let value = frame.map { template | $0 } ?? 0
    let entries = x86_range_entries()!
    var page = 0
    while page < pages {
      entry_store(entries + page, value)
      page += 1
    }
    fence()
  }

  func flushAll() { Shootdown.run(PrimitiveCase(.shootdownAll, peers: .idle)) }

  func synchronize() { fence() }
  var hasCycles: Bool { false }
  var cycles: UInt64 { 0 }
  var eventCount: Int { 0 }
  func startCounters() {}
  func event(_: Int) -> UInt64 { 0 }

  func execute(_ one: PrimitiveCase, _ times: UInt64) {
    switch one.code {
    case .invlpg: repeated(times) { byPage(one) { invlpg($0) } }
    case .movCR3: repeated(times) { reload_cr3() }
    case .togglePGE: repeated(times) { toggle_pge() }
    case .invpcidAddress:
      repeated(times) { byPage(one) { invpcid(UInt64(INVPCID_ADDRESS), $0) } }
    case .invpcidContext: repeated(times) { invpcid(UInt64(INVPCID_CONTEXT), 0) }
    case .invpcidAll: repeated(times) { invpcid(UInt64(INVPCID_ALL), 0) }
    case .invpcidAllButGlobal: repeated(times) { invpcid(UInt64(INVPCID_ALL_BUT_GLOBAL), 0) }
    case .shootdownInvlpg, .shootdownAll: repeated(times) { Shootdown.run(one) }
    default: executeInterrupt(one.code, times)
    }
  }
}
