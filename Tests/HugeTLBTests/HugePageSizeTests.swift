import HugeTLB
import Testing

struct HugePageSizeTests {
  @Test(arguments: ["2M", "2MiB", "2048kB", "hugepages-2048kB", "2097152", "2048K"])
  func everySpellingOf2M(text: String) throws {
    #expect(try HugePageSize(parsing: text) == .m2)
  }

  @Test(arguments: [
    ("64K", "hugepages-64kB"), ("2M", "hugepages-2048kB"), ("32M", "hugepages-32768kB"),
    ("1G", "hugepages-1048576kB"), ("16G", "hugepages-16777216kB"), ("2G", "hugepages-2097152kB"),
  ])
  func namesRoundTrip(text: String, sysfs: String) throws {
    let size = try HugePageSize(parsing: text)
    #expect(size.description == text)
    #expect(size.sysfsName == sysfs)
    #expect(try HugePageSize(parsing: sysfs) == size)
  }

  @Test func refusals() {
    #expect(throws: HugePageSizeError.notAPowerOfTwo("3M")) { try HugePageSize(parsing: "3M") }
    #expect(throws: HugePageSizeError.notAPowerOfTwo("0")) { try HugePageSize(parsing: "0") }
    #expect(throws: HugePageSizeError.outOfRange("4K")) { try HugePageSize(parsing: "4K") }
    #expect(throws: HugePageSizeError.unreadable(.decimalUnit("2MB", suggestion: "MiB"))) {
      try HugePageSize(parsing: "2MB")
    }
    #expect(throws: HugePageSizeError.unreadable(.empty)) { try HugePageSize(parsing: "") }
  }
}
