import CPerfCounters
import Testing

@testable import PerfCounters

/// A page of perf in memory: fields at their places in struct perf_event_mmap_page
/// (include/uapi/linux/perf_event.h).
private final class FakePage {
  let memory = UnsafeMutableRawPointer.allocate(byteCount: 4096, alignment: 4096)

  init() { memory.initializeMemory(as: UInt8.self, repeating: 0, count: 4096) }
  deinit { memory.deallocate() }

  func set<Value>(_ value: Value, at offset: Int) {
    memory.storeBytes(of: value, toByteOffset: offset, as: Value.self)
  }

  /// Capabilities: bit 2 cap_user_rdpmc, bit 3 cap_user_time, bit 5 cap_user_time_short.
  static let all: UInt64 = 1 << 2 | 1 << 3

  /// A counter at `index` of `width` bits that began at `offset`.
  func fill(
    index: UInt32 = 3, offset: Int64 = 0, width: UInt16 = 48, capabilities: UInt64 = FakePage.all,
    enabled: UInt64 = 0, running: UInt64 = 0, shift: UInt16 = 0, multiplier: UInt32 = 1,
    timeOffset: UInt64 = 0
  ) {
    set(index, at: 12)
    set(offset, at: 16)
    set(enabled, at: 24)
    set(running, at: 32)
    set(capabilities, at: 40)
    set(width, at: 48)
    set(shift, at: 50)
    set(multiplier, at: 52)
    set(timeOffset, at: 56)
  }

  func read(
    counter: @escaping @convention(c) (UInt32) -> UInt64,
    cycles: @escaping @convention(c) () -> UInt64 = { 1000 }
  ) -> CounterTally? {
    PerfPage(memory, hvo_page_source(counter: counter, cycles: cycles)).read()
  }
}

@Suite struct PerfPageTests {
  @Test func theCountIsTheOffsetPlusTheCounter() {
    let page = FakePage()
    page.fill(offset: 5_000_000_000)
    let read1 = page.read { _ in 777 }
    #expect(read1?.value == 5_000_000_777)
  }

  /// The page's index counts from 1; RDPMC from 0.
  @Test func theIndexIsOneAboveTheCounters() {
    let page = FakePage()
    page.fill(index: 3)
    let read2 = page.read { number in number == 2 ? 42 : 0 }
    #expect(read2?.value == 42)
  }

  /// The kernel lets a counter of 48 bits begin at −2^47 and keeps 2^47 in the offset: the counter
  /// reads 2^48 − 2^47 + n.
  @Test func aCounterIsSignExtendedFromItsWidth() {
    let page = FakePage()
    page.fill(offset: 1 << 47, width: 48)
    let read3 = page.read { _ in (1 << 48) - (1 << 47) + 1234 }
    #expect(read3?.value == 1234)
    // Bits above the width aren't the counter's.
    let read4 = page.read { _ in 0xffff << 48 | (1 << 48) - (1 << 47) + 5 }
    #expect(read4?.value == 5)
    page.fill(offset: 0, width: 64)
    let read5 = page.read { _ in .max }
    #expect(read5?.value == .max)
    // 32 bits, as older Arm cores have.
    page.fill(offset: 1 << 31, width: 32)
    let read6 = page.read { _ in 0x8000_0000 + 9 }
    #expect(read6?.value == 9)
  }

  /// time = offset + cycles · multiplier / 2^shift: 3000 cycles of 1/3 ns. Both times go on since the
  /// last switch, one of them from less.
  @Test func timesGoOnFromTheLastSwitch() throws {
    let page = FakePage()
    // 1/3 ns a cycle: multiplier 2^20 / 3, rounded up, shift 20.
    page.fill(
      enabled: 9000, running: 4000, shift: 20, multiplier: 349_526, timeOffset: 50)
    let read = page.read(counter: { _ in 0 }, cycles: { 3000 })
    let tally = try #require(read)
    // 3000 · 349526 / 2^20 = 1000.002…
    #expect(tally.enabled == 9000 + 50 + 1000)
    #expect(tally.running == 4000 + 50 + 1000)
    // Cycles so many that the product needs more than 64 bits: 2^50 · 349526 / 2^20.
    let late = page.read(counter: { _ in 0 }, cycles: { 1 << 50 })
    #expect(late?.enabled == 9050 + (1 << 30) * 349_526)
  }

  /// A time base of 56 bits that wrapped: the last switch's cycles and the mask give those passed.
  @Test func aShortTimeBaseIsCarriedOn() {
    let page = FakePage()
    page.fill(capabilities: FakePage.all | 1 << 5)
    let last: UInt64 = (1 << 56) - 10
    page.set(last, at: 80)
    page.set(UInt64((1 << 56) - 1), at: 88)
    let tally = page.read(counter: { _ in 0 }, cycles: { 20 })
    // 30 cycles after the last switch.
    #expect(tally?.enabled == last + 30)
  }

  @Test(arguments: [0, 1 << 2, 1 << 3, 1 << 1] as [UInt64])
  func withoutThePermissionOrTheTimeThereIsNoReading(capabilities: UInt64) {
    let page = FakePage()
    page.fill(capabilities: capabilities)
    let read7 = page.read { _ in 1 }
    #expect(read7 == nil)
    let source = hvo_page_source(counter: { _ in 1 }, cycles: { 1 })
    #expect(!PerfPage(page.memory, source).isReadable)
  }

  /// Index 0: the counter isn't on the hardware now.
  @Test func aCounterThatIsSwitchedOutIsLeftToTheSystemCall() {
    let page = FakePage()
    page.fill(index: 0)
    let read8 = page.read { _ in 1 }
    #expect(read8 == nil)
    let source = hvo_page_source(counter: { _ in 1 }, cycles: { 1 })
    #expect(PerfPage(page.memory, source).isReadable)
  }

  @Test(arguments: [0, 65, 1000] as [UInt16])
  func aWidthThatNoCounterHasIsRefused(width: UInt16) {
    let page = FakePage()
    page.fill(width: width)
    let read9 = page.read { _ in 1 }
    #expect(read9 == nil)
  }

  /// The kernel moves the counter while it is read: the lock's number differs, and all is read again.
  @Test func aTornReadingIsTakenAgain() {
    // The counter's function is where another writer can get in between.
    torn = FakePage()
    torn.fill(offset: 100)
    let tally = torn.read { _ in
      let lock = torn.memory.load(fromByteOffset: 8, as: UInt32.self)
      if lock < 4 {
        torn.set(lock + 2, at: 8)
        torn.set(Int64(lock + 2) * 1000, at: 16)
      }
      return 7
    }
    #expect(tally?.value == 4007)
  }

  @Test func theKernelsRateIsItsConversion() {
    let page = FakePage()
    page.fill(shift: 31, multiplier: 876_523_938)
    let source = hvo_page_source(counter: { _ in 1 }, cycles: { 1 })
    // 2^31 / 876523938 = 2.45 GHz.
    let rate = PerfPage(page.memory, source).cycleRate ?? 0
    #expect(abs(rate / 2.45e9 - 1) < 1e-6)
    page.fill(multiplier: 0)
    #expect(PerfPage(page.memory, source).cycleRate == nil)
  }

  /// Software events have no hardware counter: their group is read by one system call, and says so.
  @Test func softwareEventsAreReadByASystemCall() {
    var group = CounterGroup([
      CounterRequest("PAGE-FAULTS"), CounterRequest("interrupts:CAL"), CounterRequest("NO_SUCH"),
    ])
    let readings = group.count {}
    let access = [0, 1, 2, 99].map { group.access(to: $0) }
    if readings[0].outcome.value != nil { #expect(access[0] == .systemCall) }
    #expect(access[1] == .procFile)
    #expect(access[2] == nil && access[3] == nil)
  }
}

nonisolated(unsafe) private var torn = FakePage()
