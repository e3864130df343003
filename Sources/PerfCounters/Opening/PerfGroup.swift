internal import CPerfCounters
internal import Glibc

/// Descriptors that the kernel schedules and reads together. Not their owner: `CounterGroup` closes
/// them.
struct PerfGroup {
  /// Each member's place among the requests, and its descriptor; the first leads.
  private(set) var members: [(request: Int, descriptor: Int32)]
  let family: UInt32
  let thread: Int32
  let cpu: Int32

  init(leader: Int32, request: Int, family: UInt32, thread: Int32, cpu: Int32) {
    members = [(request, leader)]
    self.family = family
    self.thread = thread
    self.cpu = cpu
  }

  var leader: Int32 { members[0].descriptor }

  mutating func append(_ descriptor: Int32, request: Int) {
    members.append((request, descriptor))
  }

  /// Lets the counters run. It can't fail on a descriptor that just led a group.
  func enable() { _ = hvo_perf_enable(leader) }

  /// The members' pages; empty unless user space may read every one of them.
  private(set) var pages: [PerfPage] = []

  /// Maps the pages where the kernel lets user space read each member: then a reading takes no
  /// system call.
  mutating func mapPages() {
    guard thread == 0, cpu == -1, family == PerfEvent.hardwareFamily else { return }
    var mapped: [PerfPage] = []
    for member in members {
      guard let page = PerfPage(member.descriptor) else { break }
      mapped.append(page)
    }
    if mapped.count == members.count, mapped.allSatisfy(\.isReadable) {
      pages = mapped
    } else {
      for page in mapped { page.unmap() }
    }
  }

  /// Through the pages where all of them can be read, else by one read(2).
  func read() -> [CounterTally]? {
    if !pages.isEmpty {
      let tallies = pages.compactMap { $0.read() }
      if tallies.count == pages.count { return tallies }
    }
    return readByCall()
  }

  /// One read(2) of all members: their number, both times, then a value each, in the order in which
  /// they were opened (man 2 perf_event_open, PERF_FORMAT_GROUP); nil if the kernel gave less.
  private func readByCall() -> [CounterTally]? {
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 3 + members.count) { buffer in
      let bytes = buffer.count * MemoryLayout<UInt64>.size
      guard Glibc.read(leader, buffer.baseAddress!, bytes) == bytes, buffer[0] == members.count
      else {
        return nil
      }
      return members.indices.map {
        CounterTally(value: buffer[3 + $0], enabled: buffer[1], running: buffer[2])
      }
    }
  }
}

/// close(2), for files that import no C library.
func closeDescriptor(_ descriptor: Int32) { close(descriptor) }
