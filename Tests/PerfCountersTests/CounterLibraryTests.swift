import Testing

@testable import PerfCounters

/// Codes of the vendors' manuals, as libpfm4 4.13 encodes them for CPUs that need not be here.
struct CounterLibraryTests {
  #if arch(x86_64)
    @Test(
      arguments: [
        ("amd64_fam19h_zen4::RETIRED_INSTRUCTIONS", 0xc0),
        ("amd64_fam19h_zen4::TLB_FLUSHES", 0xff78),
        ("amd64_fam19h_zen4::L1_DTLB_MISS:TLB_RELOAD_4K_L2_MISS", 0x1045),
        ("icl::DTLB_LOAD_MISSES:WALK_COMPLETED", 0xe08), ("icl::TLB_FLUSH:DTLB_THREAD", 0x1bd),
      ] as [(String, UInt64)])
    func encodesEventsOfOtherCPUs(name: String, config: UInt64) throws {
      let code = try CounterLibrary().encode(name)
      #expect(code.config == config)
      #expect(code.type == 4)
      #expect(code.pmu == name.prefix { $0 != ":" })
      #expect(try CounterLibrary().presentPMUs.contains(code.pmu) == code.isPresent)
    }
  #endif

  // include/uapi/linux/perf_event.h: PERF_COUNT_SW_PAGE_FAULTS 2, PERF_COUNT_HW_CPU_CYCLES 0, …
  @Test(
    arguments: [
      ("PAGE-FAULTS", 1, 2), ("CONTEXT-SWITCHES", 1, 3), ("CPU-MIGRATIONS", 1, 4),
      ("TASK-CLOCK", 1, 1), ("MINOR-FAULTS", 1, 5), ("CYCLES", 0, 0), ("INSTRUCTIONS", 0, 1),
      ("DTLB-LOAD-MISSES", 3, 0x10003), ("DTLB-STORE-MISSES", 3, 0x10103),
      ("ITLB-LOAD-MISSES", 3, 0x10004),
    ] as [(String, UInt32, UInt64)])
  func encodesGenericEvents(name: String, type: UInt32, config: UInt64) throws {
    let code = try CounterLibrary().encode(name)
    #expect(code.type == type)
    #expect(code.config == config)
    #expect(code.isPresent)
  }

  @Test(arguments: [
    "", ":", "::", "perf::", "nosuch::CYCLES", "CYCLES:nosuch", "CYCLES:u=0", "\u{1F600}",
    "CYCLES\0",
  ])
  func refusesOddNames(name: String) throws {
    let library = try CounterLibrary()
    #expect(throws: CounterLibraryError.self) { try library.encode(name) }
  }

  @Test(arguments: [
    ("PAGE-FAULTS", CounterDomain.all), ("PAGE-FAULTS:u", .user), ("PAGE-FAULTS:k", .kernel),
    ("PAGE-FAULTS:u=0:k=1", .kernel), ("perf::PAGE-FAULTS:k=0:u=1", .user),
    ("PAGE-FAULTS:u:k", .all),
  ])
  func modifiersInTheNameAreKept(name: String, domain: CounterDomain) throws {
    #expect(try CounterLibrary().encode(name).domain == domain)
  }

  @Test func anEventOfAnotherCPUIsNeverOpened() throws {
    let other = ["amd64_fam19h_zen4::TLB_FLUSHES", "icl::TLB_FLUSH:DTLB_THREAD"].first {
      (try? CounterLibrary().encode($0))?.isPresent == false
    }
    guard let other else { return }
    var group = CounterGroup([CounterRequest(other)])
    guard case .unavailable(let reason) = group.count({})[0].outcome else {
      Issue.record("opened \(other)")
      return
    }
    #expect(reason.contains("has no PMU"))
  }

  @Test func threadsMayEncodeAtOnce() async throws {
    let library = try CounterLibrary()
    let codes = await withTaskGroup(of: UInt64?.self) { group in
      for _ in 0..<200 { group.addTask { try? library.encode("PAGE-FAULTS").config } }
      return await group.reduce(into: Set<UInt64?>()) { $0.insert($1) }
    }
    #expect(codes == [2])
  }
}
