import LinuxHost
import ReferenceData
import Testing

@testable import PerfCounters

/// data/counters.yaml against libpfm4's own tables, and against the CPUs it is for.
struct CuratedCountersTests {
  static let data = try! CounterSets()
  static let known = (try? CounterLibrary().knownPMUs) ?? []
  static let checked = data.sets.filter { known.contains($0.pmu) }
  static let unchecked = data.sets.filter { !known.contains($0.pmu) }
  static let uncheckedNames = unchecked.flatMap { $0.events.compactMap(\.name) }

  @Test(arguments: checked.flatMap { $0.events.compactMap(\.name) })
  func libpfmEncodes(name: String) throws {
    let code = try CounterLibrary().encode(name)
    #expect(code.pmu == name.prefix { $0 != ":" })
    // PERF_TYPE_RAW: an event of the CPU's PMU.
    #expect(code.type == 4)
    #expect(code.domain == .all)
  }

  /// Runs only to say which names this build's libpfm4 can't tell about: it is skipped exactly if
  /// there are any.
  @Test(
    .enabled(
      if: uncheckedNames.isEmpty,
      """
      not checked against this libpfm4, which has no table of \
      \(unchecked.map(\.pmu).joined(separator: ", ")): \(uncheckedNames.joined(separator: ", "))
      """))
  func everyNameIsChecked() {
    #expect(Self.checked.count == Self.data.sets.count)
  }

  @Test func x86SetsOfTheOldestSupportedLibraryAreChecked() {
    let checked = Set(Self.checked.map(\.id))
    #expect(Self.data.sets.filter { $0.library == "4.13" && $0.cpus[0].vendor != nil }.count == 7)
    #if arch(x86_64)
      for id in ["zen2", "zen3", "zen4", "skx", "clx", "icx", "spr"] {
        #expect(checked.contains(id), "\(id)")
      }
    #endif
  }

  // AMD: PMCx078 all flushes, PMCx076, PMCx0C0; Intel: 0x3C, 0xC0, BDH umask 20H.
  #if arch(x86_64)
    @Test(
      arguments: [
        ("zen2", "tlb-flushes", 0xff78), ("zen3", "cycles", 0x76), ("zen4", "instructions", 0xc0),
        ("zen4", "dtlb-walks", 0xf045), ("zen4", "dtlb-misses", 0xff45), ("skx", "cycles", 0x3c),
        ("icx", "tlb-flushes", 0x20bd), ("spr", "dtlb-walks", 0xe12), ("clx", "stalls", 0x4_0004a3),
      ] as [(String, String, UInt64)])
    func codesAreThoseOfTheManuals(set: String, role: String, config: UInt64) throws {
      let set = try #require(Self.data.sets.first { $0.id == set })
      let name = try #require(set.events.first { $0.role == role }?.name)
      #expect(try CounterLibrary().encode(name).config == config)
    }
  #endif

  // DDI 0487, PMU events: CPU_CYCLES 11H, INST_RETIRED 08H, L1D_TLB_REFILL 05H, DTLB_WALK 34H,
  // ITLB_WALK 35H, STALL_BACKEND 24H.
  @Test func rawNumbersAreTheArchitectures() throws {
    let set = try #require(Self.data.sets.first { $0.id == "ampereone" })
    let codes = try set.events.compactMap(\.name).map { try CounterLibrary().encode($0).config }
    #expect(codes == [0x11, 0x08, 0x05, 0x34, 0x35, 0x24])
  }

  @Test(arguments: [
    // CPUID of an EPYC 9B45 (Turin), 9B14 (Genoa), 7B13 (Milan), 7B12 (Rome).
    (CPUIdentity.x86(vendor: "AuthenticAMD", family: 26, model: 2, stepping: 1), "zen5"),
    (.x86(vendor: "AuthenticAMD", family: 25, model: 17, stepping: 1), "zen4"),
    (.x86(vendor: "AuthenticAMD", family: 25, model: 1, stepping: 0), "zen3"),
    (.x86(vendor: "AuthenticAMD", family: 23, model: 49, stepping: 0), "zen2"),
    (.x86(vendor: "GenuineIntel", family: 6, model: 85, stepping: 4), "skx"),
    (.x86(vendor: "GenuineIntel", family: 6, model: 85, stepping: 7), "clx"),
    (.x86(vendor: "GenuineIntel", family: 6, model: 106, stepping: 6), "icx"),
    (.x86(vendor: "GenuineIntel", family: 6, model: 143, stepping: 8), "spr"),
    (.x86(vendor: "GenuineIntel", family: 6, model: 207, stepping: 2), "emr"),
    (.x86(vendor: "GenuineIntel", family: 6, model: 173, stepping: 1), "gnr"),
    (.arm(implementer: 0x41, part: 0xd0c), "neoverse-n1"),
    (.arm(implementer: 0x41, part: 0xd49), "neoverse-n2"),
    (.arm(implementer: 0x41, part: 0xd40), "neoverse-v1"),
    (.arm(implementer: 0x41, part: 0xd4f), "neoverse-v2"),
    (.arm(implementer: 0x41, part: 0xd0b), "cortex-a76"),
    (.arm(implementer: 0xc0, part: 0xac3), "ampereone"),
    (.arm(implementer: 0x61, part: 0x23), "apple-m1"),
  ])
  func eachCPUHasItsSet(cpu: CPUIdentity, id: String) {
    #expect(
      Self.data.sets.filter { set in set.cpus.contains { $0.matches(cpu) } }.map(\.id) == [id])
  }

  @Test(arguments: [
    CPUIdentity.x86(vendor: "AuthenticAMD", family: 23, model: 1, stepping: 2),
    .x86(vendor: "GenuineIntel", family: 6, model: 42, stepping: 7),
    .x86(vendor: "GenuineIntel", family: 25, model: 17, stepping: 1),
    .arm(implementer: 0x41, part: 0xd03), .arm(implementer: 0xffff, part: 0xd0c),
  ])
  func otherCPUsHaveNone(cpu: CPUIdentity) {
    #expect(!Self.data.sets.contains { set in set.cpus.contains { $0.matches(cpu) } })
  }

  @Test func curatedEventsAreKnownByName() throws {
    let names = Self.data.sets.flatMap { $0.events.compactMap(\.name) }
    #expect(CounterEvent.curated.map(\.name) == names)
    #expect(names.count > 100)
    // Whatever this build's libpfm4 has: a name of the data is never "unknown".
    for name in names { try CounterRequest(name).validate() }
    for event in CounterEvent.curated { #expect(event.rung == .hardware && event.role != nil) }
  }

  @Test func aCPUWithoutTableSaysSo() throws {
    guard let name = Self.uncheckedNames.first else { return }
    var group = CounterGroup([CounterRequest(name)])
    guard case .unavailable(let reason) = group.count({})[0].outcome else {
      Issue.record("opened \(name)")
      return
    }
    #expect(reason.contains("has no table of the PMU \(name.prefix { $0 != ":" })"))
  }
}
