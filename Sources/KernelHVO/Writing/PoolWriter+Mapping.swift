internal import Glibc
internal import HugeTLB
internal import LinuxHost

/// Moments of a mapping that is made and ended again.
enum MappingMoment { case before, mapped, again, unmapped }

extension PoolWriter {
  /// Maps `pages` huge pages without touching them, and unmaps them; pages are the surplus ones
  /// that it took. `at` is called right before and after both calls, outside what is timed.
  func mapping(_ place: PoolPlace, pages: UInt64, at moment: (MappingMoment) -> Void)
    throws(HostError) -> (reserve: WriteTime, unreserve: WriteTime)
  {
    let (bytes, overflow) = pages.multipliedReportingOverflow(by: place.size.bytes)
    guard !overflow, let length = Int(exactly: bytes) else {
      throw HostError("mmap", .system(ENOMEM))
    }
    let shift = Int32(place.size.bytes.trailingZeroBitCount)
    let before = try control.counts(place).surplus
    var address: UnsafeMutableRawPointer?
    moment(.before)
    let reserve = try timed { () throws(HostError) in
      address = mmap(
        nil, length, PROT_READ | PROT_WRITE,
        MAP_PRIVATE | MAP_ANONYMOUS | Int32(MAP_HUGETLB) | shift << Int32(MAP_HUGE_SHIFT), -1, 0)
      if address == MAP_FAILED {
        address = nil
        throw HostError("mmap", .system(errno))
      }
    }
    moment(.mapped)
    let during = (try? control.counts(place).surplus) ?? before
    moment(.again)
    let unreserve = try timed { () throws(HostError) in
      guard munmap(address, length) == 0 else { throw HostError("munmap", .system(errno)) }
    }
    moment(.unmapped)
    let got = during > before ? during - before : 0
    return (
      WriteTime(wall: reserve.wall, cpu: reserve.cpu, pages: got),
      WriteTime(wall: unreserve.wall, cpu: unreserve.cpu, pages: got)
    )
  }
}
