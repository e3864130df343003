import Testing

@testable import LinuxHost
@testable import PerfCounters

struct ProcRowTests {
  private static let x86 = """
               CPU0       CPU1
      0:         12          0   IO-APIC    2-edge      timer
    LOC:    1000000    2000000   Local timer interrupts
    CAL:        300        400   Function call interrupts
    TLB:          5          6   TLB shootdowns
    ERR:          0
    """
  private static let arm64 = """
               CPU0       CPU1       CPU2
     11:     900000     800000     700000     GICv3  27 Level     arch_timer
    IPI0:      1200       1300       1400       Rescheduling interrupts
    IPI1:       100        200        300       Function call interrupts
    Err:          0
    """

  @Test func sumsOverCPUs() {
    let calls = ProcRow.interrupts("Function call interrupts")
    #expect(calls.value(in: Array(Self.x86.utf8)) == 700)
    #expect(calls.value(in: Array(Self.arm64.utf8)) == 600)
    #expect(ProcRow.interrupts("TLB shootdowns").value(in: Array(Self.x86.utf8)) == 11)
  }

  @Test func anAbsentRowIsNoZero() {
    #expect(ProcRow.interrupts("TLB shootdowns").value(in: Array(Self.arm64.utf8)) == nil)
    #expect(ProcRow.vmstat("nr_tlb_remote_flush").value(in: Array("pgfault 1\n".utf8)) == nil)
    #expect(ProcRow.interrupts("TLB shootdowns").value(in: []) == nil)
  }

  @Test func findsWholeNamesOnly() {
    let text = Array("nr_tlb_remote_flush_received 9\nnr_tlb_remote_flush 4\n".utf8)
    #expect(ProcRow.vmstat("nr_tlb_remote_flush").value(in: text) == 4)
  }

  @Test(arguments: [
    "TLB shootdowns", "TLB: TLB shootdowns", "TLB: x TLB shootdowns",
    "TLB: 99999999999999999999 TLB shootdowns",
  ])
  func rowsWithoutNumbersHaveNoFigure(line: String) {
    #expect(ProcRow.interrupts("TLB shootdowns").value(in: Array(line.utf8)) == nil)
  }

  @Test func differencesAreCountsOrReasons() {
    #expect(ProcRows.difference(.known(5), .known(9)) == .counted(4))
    #expect(ProcRows.difference(.known(9), .known(5)).value == nil)
    #expect(ProcRows.difference(.unknown("gone"), .known(5)) == .unavailable("gone"))
    #expect(ProcRows.difference(nil, .known(5)).value == nil)
  }
}
