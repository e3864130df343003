import HugeTLB
import Testing

struct KernelVersionTests {
  @Test(arguments: [
    ("5.15", KernelVersion(5, 15)), ("v6.7-rc3", KernelVersion(6, 7, candidate: 3)),
    ("6.18.44-fc-v657", KernelVersion(6, 18, 44)),
    ("6.12.0-rc1+", KernelVersion(6, 12, candidate: 1)),
    ("5.14.0-427.el9.x86_64", KernelVersion(5, 14)), ("6.1.0-28-amd64", KernelVersion(6, 1)),
    ("6.6.87.2-microsoft-standard-WSL2", KernelVersion(6, 6, 87)),
  ])
  func reads(text: String, version: KernelVersion) throws {
    #expect(try KernelVersion(parsing: text) == version)
  }

  @Test(arguments: ["", "6", "v", "six.one", "6.", ".6", "6..1", "6.1x", "99999999999.1", "-6.1"])
  func refuses(text: String) {
    #expect(throws: KernelVersionError(text: text)) { try KernelVersion(parsing: text) }
  }

  @Test func orderIsThatOfReleases() {
    let order = [
      KernelVersion(5, 9), KernelVersion(5, 18), KernelVersion(6, 7, candidate: 3),
      KernelVersion(6, 7, candidate: 10), KernelVersion(6, 7), KernelVersion(6, 7, 1),
      KernelVersion(6, 18),
    ]
    for (low, high) in zip(order, order.dropFirst()) { #expect(low < high && !(high < low)) }
  }

  @Test(
    arguments: [
      ("5.13", nil), ("5.14", 2), ("5.17.15", 2), ("5.18-rc1", 1), ("5.18", 1), ("6.18", 1),
      ("4.19", nil),
    ] as [(String, UInt64?)])
  func reservePages(text: String, pages: UInt64?) throws {
    #expect(try KernelVersion(parsing: text).vmemmapReservePages == pages)
  }

  @Test func allocationNoteOnlyWhereHVOIsUnbatched() throws {
    #expect(KernelVersion(5, 13).allocationNote == nil)
    #expect(KernelVersion(6, 7).allocationNote == nil)
    let note = try #require(KernelVersion(6, 6).allocationNote)
    #expect(note.contains("by version, not measured"))
  }
}
