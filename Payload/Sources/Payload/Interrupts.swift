import CPayload
import PayloadCore

/// Software-generated interrupts by a GICv3 (IHI 0069).
enum Interrupts {
  static let distributor: UInt64 = 0x0800_0000
  static let redistributors: UInt64 = 0x080a_0000
  static let redistributorBytes: UInt64 = 0x2_0000

  /// GICD_CTLR: affinity routing, then Group 1.
  static func setUpDistributor() {
    device_store(distributor, 1 << 4)
    device_store(distributor, 1 << 4 | 1 << 1)
  }

  /// This core's redistributor awake, its SGIs in Group 1 and enabled, its CPU interface on.
  static func setUpCore(_ index: UInt64) {
    let base = redistributors + index * redistributorBytes
    let waker = base + 0x14
    device_store(waker, device_load(waker) & ~2)
    while device_load(waker) & 4 != 0 { cpu_yield() }
    let frame = base + 0x1_0000
    device_store(frame + 0x80, 0xffff_ffff)
    var at: UInt64 = 0
    while at < 16 {
      device_store(frame + 0x400 + at, 0x8080_8080)
      at += 4
    }
    device_store(frame + 0x100, 0xffff)
    write_icc_sre(7)
    isb()
    write_icc_pmr(0xff)
    write_icc_bpr1(0)
    write_icc_igrpen1(1)
    isb()
    interrupts_on()
  }

  /// To every other core (ICC_SGI1R_EL1.IRM).
  static func sendToOthers(_ kind: UInt64) {
    dsb_ishst()
    write_icc_sgi1r(1 << 40 | kind << 24)
    isb()
  }

  /// To one core of cluster 0.
  static func send(_ kind: UInt64, to core: UInt64) {
    dsb_ishst()
    write_icc_sgi1r(kind << 24 | 1 << core)
    isb()
  }
}

@_cdecl("payload_interrupt")
func payloadInterrupt(_ frame: UnsafeMutablePointer<UInt64>, _ vector: UInt64) {
  let acknowledged = read_icc_iar1()
  Interrupt(rawValue: acknowledged & 0xff_ffff)?.take(Core.current)
  if acknowledged & 0xff_ffff < 1020 { write_icc_eoir1(acknowledged) }
}
