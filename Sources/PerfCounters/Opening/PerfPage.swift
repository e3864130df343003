internal import CPerfCounters

/// A counter's page, mapped for reading without a system call. Not its owner: `CounterGroup` unmaps
/// it.
struct PerfPage: @unchecked Sendable {
  // Sendable: the memory is the kernel's, and read only.
  private let page: UnsafeRawPointer
  private let source: hvo_page_source

  /// Nil if the descriptor has no page: more than one CPU or thread is behind it.
  init?(_ descriptor: Int32) {
    guard let page = hvo_page_map(descriptor) else { return nil }
    self.init(page, hvo_page_source_of_cpu())
  }

  /// A page somewhere in memory, for tests, with the counters it is about.
  init(_ page: UnsafeRawPointer, _ source: hvo_page_source) {
    self.page = page
    self.source = source
  }

  /// Whether the kernel lets user space read the counter while it is on the hardware.
  var isReadable: Bool { hvo_page_allows_counter(page) }

  /// The counter now; nil if it isn't on the hardware, or not for user space.
  func read() -> CounterTally? {
    var count = hvo_page_count()
    guard hvo_page_read(page, source, &count) else { return nil }
    return CounterTally(value: count.value, enabled: count.enabled, running: count.running)
  }

  /// The rate of the time stamp counter by the kernel's conversion; nil if it tells none.
  var cycleRate: Double? {
    let rate = hvo_page_cycle_rate(page)
    return rate > 0 ? rate : nil
  }

  func unmap() { hvo_page_unmap(page) }
}

/// What the kernel says of the time stamp counter.
public enum KernelCounterRate {
  /// Ticks in a second by the kernel's own conversion, from the page of a software event; nil where
  /// the kernel tells none (a paravirtual clock, say) or counters are forbidden.
  public static func read() -> Double? {
    let event = PerfEvent(type: PerfEvent.softwareType, config: 1)
    let descriptor = event.open(.all, inherit: false, thread: 0, cpu: -1, group: -1)
    let user =
      descriptor >= 0
      ? descriptor : event.open(.user, inherit: false, thread: 0, cpu: -1, group: -1)
    guard user >= 0 else { return nil }
    defer { closeDescriptor(user) }
    guard let page = PerfPage(user) else { return nil }
    defer { page.unmap() }
    return page.cycleRate
  }
}
