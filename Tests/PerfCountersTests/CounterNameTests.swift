import Spelling
import Testing

@testable import PerfCounters

struct CounterNameTests {
  @Test(arguments: [
    ("INSTRUCTONS", "INSTRUCTIONS"), ("page-fault", "PAGE-FAULTS"),
    ("tlb:tlb-flush", "tlb:tlb_flush"), ("interrupts:TBL", "interrupts:TLB"),
  ])
  func offersNearNames(typed: String, meant: String) throws {
    let error = #expect(throws: CounterNameError.self) { try CounterRequest(typed).validate() }
    #expect(error?.suggestions.contains(meant) == true)
    #expect(error?.description.contains("did you mean") == true)
  }

  @Test func aNameLikeNothingHasNoSuggestion() {
    let error = #expect(throws: CounterNameError.self) {
      try CounterRequest("QQQQQQQQQQQQQQQQQQQQ").validate()
    }
    #expect(error?.suggestions == [])
    #expect(error?.description.contains("did you mean") == false)
  }

  @Test(arguments: [
    "page-faults", "CYCLES", "tlb:tlb_flush", "sched:sched_switch", "vmstat:nr_tlb_remote_flush",
  ])
  func acceptsTheTableAnyCaseAndTracePoints(name: String) throws {
    try CounterRequest(name).validate()
  }

  @Test(arguments: ["", " ", ":", "tlb:", ":tlb_flush", "a:b:c", "../../x:y", "tlb:tlb_flush/../x"])
  func refusesOddNames(name: String) {
    #expect(throws: CounterNameError.self) { try CounterRequest(name).validate() }
  }

  @Test(arguments: [
    ("amd64_fam19h_zen4::TLB_FLUSHS", "amd64_fam19h_zen4::TLB_FLUSHES"),
    ("amd64_fam19h_zn4::TLB_FLUSHES", "amd64_fam19h_zen4::TLB_FLUSHES"),
    ("icx::TLB_FLUSH:STLB_ANI", "icx::TLB_FLUSH:STLB_ANY"),
  ])
  func offersNearNamesOfAPMU(typed: String, meant: String) throws {
    #if arch(x86_64)
      let error = #expect(throws: CounterNameError.self) { try CounterRequest(typed).validate() }
      #expect(error?.suggestions.contains(meant) == true)
    #endif
  }

  @Test func anEventWithAnUnknownModifierIsNoTracePoint() {
    #expect(throws: CounterNameError.self) { try CounterRequest("cycles:uu").validate() }
  }

  @Test func readsLists() throws {
    let requests = try CounterRequest.list(
      parsing: "PAGE-FAULTS:u,PAGE-FAULTS:k,CYCLES,CYCLES"
    ).requests
    #expect(requests.map(\.name) == ["PAGE-FAULTS", "PAGE-FAULTS", "CYCLES"])
    #expect(requests.map(\.domain) == [.user, .kernel, .all])
    let some = try CounterRequest.list(parsing: "CYCLES,INSTRUCTONS")
    #expect(some.requests.map(\.name) == ["CYCLES", "INSTRUCTONS"])
    #expect(some.unknown.map(\.name) == ["INSTRUCTONS"])
    let error = #expect(throws: CounterNameError.self) {
      try CounterRequest.list(parsing: "PAGE-FAULTZZ,INSTRUCTONS")
    }
    #expect(error?.name == "PAGE-FAULTZZ")
    #expect(throws: CounterNameError.self) {
      try CounterRequest.list(parsing: "CYCLES,,TASK-CLOCK")
    }
  }

  @Test func readsTheDomain() {
    #expect(CounterRequest(parsing: "CYCLES:u:k") == CounterRequest("CYCLES", .all))
    #expect(CounterRequest(parsing: "CYCLES:k:u") == CounterRequest("CYCLES", .all))
    #expect(CounterRequest(parsing: "CYCLES:k") == CounterRequest("CYCLES", .kernel))
    #expect(CounterRequest(parsing: "CYCLES:u") == CounterRequest("CYCLES", .user))
    #expect(CounterRequest(parsing: "tlb:tlb_flush") == CounterRequest("tlb:tlb_flush"))
  }

  @Test(arguments: [("", "abc", 3), ("kitten", "sitting", 3), ("abc", "abc", 0), ("ab", "ba", 2)])
  func countsEdits(left: String, right: String, edits: Int) {
    #expect(NearNames.distance(Array(left), Array(right)) == edits)
    #expect(NearNames.distance(Array(right), Array(left)) == edits)
  }
}

struct CounterEventTests {
  @Test func namesAreUniqueWhateverTheCase() {
    let names = CounterEvent.all.map { $0.name.lowercased() }
    #expect(Set(names).count == names.count)
  }

  @Test func softwareComesFirst() {
    let hardware = CounterEvent.all.firstIndex { $0.rung == .hardware }
    let lastSoftware = CounterEvent.all.lastIndex { $0.rung == .software }
    #expect(lastSoftware! < hardware!)
  }

  @Test func everyUsualEventIsInTheTable() {
    for request in CounterEvent.usual { #expect(CounterEvent.named(request.name) != nil) }
  }

  @Test func everyTextIsSaid() {
    for event in CounterEvent.all {
      #expect(!event.unit.isEmpty && !event.meaning.isEmpty, "\(event.name)")
    }
  }
}
