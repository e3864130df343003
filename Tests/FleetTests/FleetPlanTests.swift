import Fleet
import Foundation
import HugeTLB
import Testing

/// Fleet files as people have them. 2M saves 28672 B a page, 4K base pages; see docs/plan.md.
@Suite struct FleetPlanTests {
  private func plan(_ bytes: [UInt8], _ name: String = "fleet.csv") throws -> FleetPlan {
    let folder = FileManager.default.temporaryDirectory.appending(path: "fleet-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: name)
    try Data(bytes).write(to: file)
    return try FleetPlan(reading: file.path)
  }

  private func plan(_ text: String) throws -> FleetPlan { try plan(Array(text.utf8)) }

  private func reason(_ text: String) -> String {
    do {
      _ = try plan(text)
      return "no error"
    } catch { return "\(error)" }
  }

  private let usual = "host,size,count\nweb1,2M,1024"

  @Test func aByteOrderMarkChangesNothing() throws {
    for bytes in [[], [0xEF, 0xBB, 0xBF]] as [[UInt8]] {
      let plan = try plan(bytes + Array(usual.utf8))
      #expect(plan.total.budget.freed == 29_360_128)
      #expect(plan.classes.map(\.name) == ["web1"])
      #expect(plan.badRows == 0)
    }
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func lineEnds(end: String) throws {
    let plan = try plan("host,size,count\(end)web1,2M,4\(end)")
    #expect(plan.total.hosts == 1)
    #expect(plan.total.budget.freed == 4 * 28672)
  }

  @Test(arguments: [[0xFF, 0xFE, 0x68, 0x00], [0xFE, 0xFF, 0x00, 0x68]] as [[UInt8]])
  func utf16(bytes: [UInt8]) {
    let error = #expect(throws: FleetFileError.self) { try plan(bytes) }
    #expect(error?.description.hasSuffix("is UTF-16: save it as UTF-8") == true)
  }

  @Test func thousandsSeparators() throws {
    #expect(try plan("host,size,count\nweb1,2M,\"1,024\"\n").total.budget.freed == 29_360_128)
    for wrong in ["1,02", "1,0244", ",024", "1,,024", "0x10", "+5", "-5", "1e3", "1.5", ""] {
      let plan = try plan("host,size,count\nweb1,2M,\"\(wrong)\"\n")
      #expect(plan.rows == 0, "\(wrong)")
      #expect(plan.problems.map(\.column) == ["count"], "\(wrong)")
    }
    let bare = try plan("host,size,count\nweb1,2M,1,024\n")
    #expect(bare.rows == 0)
    #expect(bare.complaints[0].contains(":2: 4 fields, header has 3"))
  }

  @Test func otherSeparatorsLatin1AndTrailers() throws {
    let plan = try plan(
      Array("host;size;count\r\nweb1;2M;1024\r\n".utf8) + Array("caf".utf8) + [0xE9]
        + Array(";2M;1\r\n\r\n(2 rows)\r\n".utf8))
    #expect(plan.total.budget.freed == 29_360_128)
    #expect(plan.badRows == 2)
    // host;size;count CRLF is 17 bytes, web1;2M;1024 CRLF 14, caf 3.
    #expect(plan.complaints[0].contains(":3: byte 34 is 0xE9"))
    #expect(plan.complaints[1].contains(":5: size: "))
  }

  @Test func newlinesInQuotes() throws {
    let plan = try plan("host,size,count\n\"rack\n\n7\",2M,2\nbad,2M,x\n")
    #expect(plan.classes.map(\.name) == ["rack\n\n7"])
    #expect(plan.complaints.count == 1)
    #expect(
      plan.complaints[0].hasSuffix("fleet.csv:5: count: \"x\" is no whole number of 0 or more"))
  }

  @Test func quotes() throws {
    let backslash = try plan("host,size,count\n\"a \\\"b\\\" c\",2M,1\n")
    #expect(backslash.rows == 0)
    #expect(backslash.complaints[0].contains(":2: "))
    #expect(try plan("host,size,count\n\"a \"\"b\"\" c\",2M,1\n").classes[0].name == "a \"b\" c")
    let open = try plan("host,size,count\nweb1,2M,1\n\"web2,2M,1\nweb3,2M,1\n")
    #expect(open.rows == 1)
    #expect(open.complaints[0].contains(":3: the quote that opens here is never closed"))
  }

  @Test func trailingCommasAndBlankLines() throws {
    let plan = try plan("host,size,count,\nweb1,2M,4,\n\n\n,,,\n")
    #expect((plan.total.hosts, plan.badRows) == (1, 0))
  }

  @Test func headers() throws {
    #expect(
      reason("host,count,size,count\na,1,2M,1\n")
        .hasSuffix("column count is there twice, as columns 2 and 4 of line 1"))
    #expect(reason("Fleet 2026\nhost,size,count\n").contains("no column host in line 1"))
    #expect(reason("host,size,cuont\na,2M,1\n").contains("is \"cuont\" meant?"))
    let other = try plan("COUNT, Size ,Host,owner\n4,2M,web1,=1+1\n")
    #expect(other.total.budget.freed == 4 * 28672)
    #expect(other.remarks == ["columns that mean nothing here: \"owner\""])
    #expect(try plan("class,huge page size,huge-pages\na,2M,1\n").rows == 1)
  }

  @Test(arguments: ["", "\n\n", "host,size,count", "host,size,count\n\n\n"])
  func nothingToPlan(text: String) { #expect(throws: FleetFileError.self) { try plan(text) } }

  @Test func badRowsAreListedUpToACap() throws {
    let rows = (0..<50).map {
      "h\($0),2M,\($0 % 2 == 0 ? "1" : String(repeating: "y", count: 500))"
    }
    let plan = try plan("host,size,count\n" + rows.joined(separator: "\n"))
    #expect((plan.rows, plan.badRows) == (25, 25))
    #expect(plan.complaints.count == FleetPlan.mostProblems + 1)
    #expect(plan.complaints[0].contains("fleet.csv:3: count: \"yyy"))
    #expect(plan.complaints.allSatisfy { $0.count < 300 })
    let odd = try self.plan("host,size,count\na,\"3\nM\(String(repeating: "9", count: 5000))\",1\n")
    #expect(odd.complaints[0].count < 400 && !odd.complaints[0].contains("\n"))
    #expect(plan.complaints.last?.hasSuffix("5 more rows were left out") == true)
  }

  @Test func rowsOfOnePoolAreSummedAndSaidSo() throws {
    let plan = try plan("host,hosts,size,count\na,10,2M,64\na,10,2M,64\na,10,1G,2\n")
    #expect(plan.classes[0].pools.map(\.count) == [128, 2])
    #expect(plan.total.hosts == 10)
    #expect(plan.total.budget.freed == 10 * (128 * 28672 + 2 * 16_773_120))
    #expect(
      plan.remarks == [
        "1 row repeats a pool of its class, and was added to it (the first: \"a\", 2M)"
      ])
  }

  @Test func aClassIsOneKindOfHost() throws {
    let plan = try plan(
      "host,hosts,memory,size,count\na,10,64G,2M,1\na,12,64G,1G,1\na,10,64G,1G,1\n")
    #expect(plan.rows == 2)
    #expect(plan.complaints[0].contains(":3: hosts: \"a\" has 10 on line 2"))
  }

  @Test func poolsAboveTheMemoryAreLeftOut() throws {
    // 40000 x 2M are 78.125 GiB.
    let one = try plan("host,memory,size,count\na,64GiB,2M,40000\nb,64GiB,2M,1\n")
    #expect(one.rows == 1)
    #expect(one.complaints[0].contains(":2: count: the pools take 78.1 GiB"))
    let two = try plan("host,memory,size,count\na,64GiB,1G,40\na,64GiB,2M,20000\n")
    #expect(two.rows == 1)
    #expect(two.total.budget.pool == 40 << 30)
  }

  @Test func memoryInPartsAddsUp() throws {
    // A 512 GiB pool of 2M has 8 GiB of vmemmap, of which 1 GiB stays, and 4096 tables.
    let plan = try plan("host,hosts,memory,size,count\na,3,1TiB,2M,262144\n")
    let balance = try #require(plan.classes[0].balance)
    #expect((balance.vmemmapBefore, balance.vmemmapAfter) == (8 << 30, 1 << 30))
    #expect(balance.pool + balance.vmemmapBefore + balance.restBefore == 1 << 40)
    #expect(balance.pool + balance.vmemmapAfter + balance.spent + balance.restAfter == 1 << 40)
    let net: UInt64 = (7 << 30) - 4096 * 4096
    #expect(plan.total.supported.net == Int64(3 * net))
    #expect(plan.total.hostsWorth == Double(3 * net) / Double(1 << 40))
  }

  @Test func kernelsWithoutHVOCountApart() throws {
    let plan = try plan(
      "host,arch,kernel,size,count\na,x86_64,5.13,2M,64\nb,arm64,6.12,2M,64\nc,x86_64,5.15,2M,64\n")
    #expect(plan.total.budget.freed == 64 * (28672 + 24576))
    #expect(plan.total.supported.freed == 64 * 24576)
  }

  @Test(arguments: [
    ("arch", "vax"), ("arch", "arm64"), ("page_size", "5K"), ("page_size", "64K"),
    ("kernel", "new"),
    ("struct_page", "65"), ("struct_page", "x"), ("memory", "1TB"), ("memory", "-1G"),
    ("hosts", "-1"),
    ("hosts", "99999999999999999999"), ("node", "4294967296"), ("churn", "nan"), ("churn", "-1"),
    ("churn", "1e999"), ("size", "3M"), ("size", "2MB"), ("count", "18446744073709551615"),
    ("count", "9223372036854775807"),
  ])
  func whatCannotBe(column: String, value: String) throws {
    // arm64 alone is fine; with a size it lacks, it isn't.
    let size = column == "size" ? value : column == "arch" && value == "arm64" ? "512M" : "2M"
    let count = column == "count" ? value : "1"
    let plan = try plan(
      "host,size,count,\(column == "size" || column == "count" ? "owner" : column)\na,\(size),\(count),\(value)\n"
    )
    #expect((plan.rows, plan.badRows) == (0, 1))
  }

  @Test func manyClassesStayBounded() throws {
    let hosts = FleetPlan.mostClasses + 500
    let rows = (0..<hosts).map { "h\($0),2M,64" }
    // The last one is there a second time: one host.
    let plan = try plan(
      "host,size,count\n" + rows.joined(separator: "\n") + "\nh\(hosts - 1),1G,1\n")
    #expect(plan.classes.count == FleetPlan.mostClasses)
    #expect(plan.furtherClasses == 500)
    #expect(plan.total.hosts == UInt64(hosts))
    #expect(plan.total.budget.freed == UInt64(hosts) * 64 * 28672 + 16_773_120)
  }

  @Test func yaml() throws {
    let text = """
      classes:
        - host: a
          hosts: 3
          memory: 1TiB
          pools:
            - {size: 2M, count: 64, node: 0}
            - {size: 2M, count: 64, node: 1}
            - {size: 3M, count: 1}
        - host: b
          owner: me
      """
    let plan = try plan(Array(text.utf8), "fleet.yaml")
    #expect(plan.total.budget.freed == 3 * 128 * 28672)
    #expect(plan.complaints.count == 2)
    #expect(plan.complaints[0].contains("fleet.yaml:8: size: "))
    #expect(plan.complaints[1].contains("fleet.yaml:9: pools: missing"))
    for (bad, word) in [
      ("classes: [", "line"), ("classes:\n\t- a", "tab"), ("a: 1", "no list classes"),
    ] {
      let error = #expect(throws: FleetFileError.self) { try self.plan(Array(bad.utf8), "f.yaml") }
      #expect(error?.description.contains(word) == true, "\(bad): \(error?.description ?? "")")
    }
  }

  @Test(arguments: [
    (" ,2M,1", "host", "empty"), ("a\u{1B}[31m,2M,1", "host", "control character"),
    ("a\u{0}b,2M,1", "host", "control character"), ("a,2M,0", "count", "at least 1 page"),
    ("a,2M,99999999999999999999", "count", "above 2^63 - 1"),
  ])
  func aRowIsRefusedWithItsReason(row: String, column: String, words: String) throws {
    let plan = try plan("host,size,count\n\(row)\n")
    #expect(plan.rows == 0)
    #expect(plan.problems.map(\.column) == [column])
    #expect(plan.complaints.first?.contains(words) == true, "\(plan.complaints)")
  }

  private func yaml(_ text: String) throws -> FleetPlan { try plan(Array(text.utf8), "f.yaml") }

  private func yamlReason(_ text: String) -> String {
    do {
      _ = try yaml(text)
      return "no error"
    } catch { return "\(error)" }
  }

  @Test func whatYAMLHoldsIsNamed() throws {
    let empty = try yaml("classes:\n- host: a\n  pools: []\n")
    #expect((empty.rows, empty.badRows) == (0, 1))
    #expect(empty.complaints[0].contains(":2: pools: empty"))
    #expect(yamlReason("classes: []\n").hasSuffix("the list classes is empty: no host to plan for"))
    let unknown = try yaml(
      "bogus: 1\nclasses:\n- host: a\n  pool: 1\n  pools:\n  - {size: 2M, count: 1, foo: 2}\n")
    #expect(unknown.rows == 1)
    for words in ["\"bogus\"", ":3: keys that mean nothing here: \"pool\"", "\"foo\""] {
      #expect(unknown.remarks.contains { $0.contains(words) }, "\(words): \(unknown.remarks)")
    }
    #expect(yamlReason("classes:\n- host: a\n  host: b\n").contains("twice: \"host\""))
  }

  @Test func aTimeThatIsNotLaterHasItsLine() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).csv")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data("seconds,churn\n0,1\n60,2\n60,3\n".utf8).write(to: file)
    let error = #expect(throws: ChurnSeriesError.self) { try ChurnSeries(reading: file.path) }
    #expect(error?.description.contains(":4: seconds: \"60\" isn't later") == true)
  }
}
