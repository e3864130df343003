internal import CBarriers
private import Glibc
import Barriers
import HugeTLB
import Measurement
import Vmemmap

/// One protocol at one load with walkers on this process's own page tables.
struct MMUVisit {
  let plan: WalkPlan
  let remap: RemapProtocol
  let load: RemapLoad
  /// Mappings that this process may still make (vm.max_map_count less those in use).
  let mappings: Int

  func run(isCancelled: () -> Bool) -> WalkMeasurement {
    var result = WalkMeasurement(
      .mmu, remap, load, walkers: plan.walkerCPUs.count, plan.refcounts)
    let entries = Int(plan.geometry.vmemmapPages(of: load.size))
    result.mostHugePages = max(0, mappings / max(1, entries))
    result.shortfall = obstacle(entries, most: result.mostHugePages ?? 0)
    guard result.shortfall == nil else { return result }
    do throws(OperationFailure) {
      try waitForFaults(entries, &result, isCancelled)
    } catch {
      result.shortfall = MMURefusal.system(error).text
    }
    return result
  }

  /// Runs with userfaultfd where it can be had, else with SIGSEGV alone; says which and why.
  private func waitForFaults(
    _ entries: Int, _ result: inout WalkMeasurement, _ isCancelled: () -> Bool
  ) throws(OperationFailure) {
    let expected = FolioWords(entriesPerFolio: entries, for: remap)
    let structBytes = Int(plan.geometry.structPage.bytes)
    func begin(_ descriptor: Int32?) throws(OperationFailure) -> MMUVmemmap {
      try MMUVmemmap(
        folios: load.batch, expected: expected, structBytes: structBytes, userFaults: descriptor)
    }
    let reason: String
    do throws(UserFaults.Refusal) {
      guard plan.usesUserFaults else { throw UserFaults.Refusal(text: "userfaultfd not wanted") }
      let faults = try UserFaults()
      result.faultHandling =
        "broken entries by userfaultfd (\(faults.door), minor faults), read-only ones by SIGSEGV"
      do throws(OperationFailure) {
        var vmemmap = try begin(faults.descriptor)
        let reader = FaultReader(
          faults, walkers: plan.walkerCPUs.count, pageBytes: vmemmap.memory.pageBytes)
        // Where a walker waits, its CPU is free.
        var reading = try PinnedWorkers(
          cpus: [plan.walkerCPUs.first ?? plan.cpu], abandon: { reader.stop() }
        ) { _ in reader.run() }
        do throws(OperationFailure) {
          try run(&vmemmap, &result, reader, isCancelled)
        } catch {
          result.shortfall = MMURefusal.system(error).text
        }
        reader.stop()
        reading.join()
      } catch {
        result.shortfall = MMURefusal.system(error).text
      }
      return
    } catch {
      reason = error.text
    }
    result.faultHandling = "all faults by SIGSEGV: \(reason)"
    var vmemmap = try begin(nil)
    try run(&vmemmap, &result, nil, isCancelled)
  }

  private func obstacle(_ entries: Int, most: Int) -> String? {
    if let refusal = MMUVmemmap.refusal(of: remap) { return refusal }
    let page = Int(getpagesize())
    if page != Int(plan.geometry.page.bytes) {
      return
        "this process's pages have \(page) bytes, the kernel asked for \(plan.geometry.page.bytes)"
    }
    guard entries > 1 else { return "\(RemapShortfall.nothingToSave)" }
    guard plan.geometry.structPage.bytes >= 64 else {
      return "no word for a refcount in a struct page of \(plan.geometry.structPage.bytes) bytes"
    }
    if load.batch > most {
      return "\(load.batch) huge pages need \(load.batch * entries) mappings; vm.max_map_count"
        + " leaves room for \(most) of this size"
    }
    return nil
  }

  private func run(
    _ vmemmap: inout MMUVmemmap, _ result: inout WalkMeasurement, _ reader: FaultReader?,
    _ isCancelled: () -> Bool
  ) throws(OperationFailure) {
    for folio in 0..<load.batch {
      vmemmap.setRefcount(folio, plan.refcounts == .live ? 1 : 0)
    }
    let range =
      vmemmap.memory.base...(vmemmap.memory.base + vmemmap.memory.pages * vmemmap.memory.pageBytes)
    let handler = try FaultHandler(range)
    let session = WalkSession(plan, folios: load.batch)
    let walkers = session.records.indices.map { index in
      MMUWalker(vmemmap, session.control, index, session.records[index], reader)
    }
    session.run(&result, isCancelled: isCancelled) { index, _, _ in
      var walker = walkers[index]
      walker.run()
    } round: { _, gap, result in
      round(&vmemmap, session, gap, &result)
    }
    handler.end()
    session.countLost(load.batch, &result) { vmemmap.refcount($0) }
  }

  /// HVO and de-HVO; the pages that HVO gives back are those that the file no longer takes.
  private func round(
    _ vmemmap: inout MMUVmemmap, _ session: WalkSession, _ gap: UInt64,
    _ result: inout WalkMeasurement
  ) -> RoundTimes? {
    let steady = remap.withoutSplit()
    do {
      let full = try vmemmap.memory.residentPages()
      let hvo = try session.time(after: gap) { () throws(MMURefusal) in
        try vmemmap.run(steady, .optimize, session.control)
      }
      result.framesFreed = full - (try vmemmap.memory.residentPages())
      let deHVO = try session.time(after: gap) { () throws(MMURefusal) in
        try vmemmap.run(steady, .restore, session.control)
      }
      return RoundTimes(origin: hvo.time.lowerBound, hvo: hvo.time, deHVO: deHVO.time)
    } catch {
      // Nobody may go on waiting for an entry that never becomes valid.
      vmemmap.mend()
      session.control.resume()
      result.shortfall = (error as? MMURefusal)?.text ?? "\(error)"
      return nil
    }
  }
}

/// The SIGSEGV handler that lets walkers wait, installed; the old action comes back when this goes.
struct FaultHandler: ~Copyable {
  private var before = sigaction()

  init(_ range: ClosedRange<UnsafeMutableRawPointer>) throws(OperationFailure) {
    let got = hvo_fault_install(
      UInt(bitPattern: range.lowerBound), UInt(bitPattern: range.upperBound), &before)
    if got < 0 { throw OperationFailure(call: "sigaction(SIGSEGV)", errno: -got) }
  }

  deinit {
    var before = before
    _ = hvo_fault_uninstall(&before)
  }

  /// Ends it here rather than at its last use.
  consuming func end() {}
}
