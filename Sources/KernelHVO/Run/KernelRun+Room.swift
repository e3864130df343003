internal import HugeTLB
internal import LinuxHost

extension KernelRun {
  /// Gives gigantic pages a chance: caches are dropped, the smallest size takes all the memory that
  /// may be taken and gives it back, and the kernel gathers what is free. Nothing of it needs to be
  /// put back: caches fill again.
  ///
  /// Taking the memory once moves what can be moved out of the way; and kernels that initialise part
  /// of their memory late do so then.
  func makeRoom(
    _ room: KernelRoom, _ change: borrowing SystemChange, into report: inout KernelReport
  ) throws(KernelStop) {
    bench.meter.begin(steps: 2)
    bench.progress("dropping caches, gathering memory")
    func act(_ action: MemoryAction) throws(KernelStop) {
      do { try action.run(on: bench.files) } catch {
        report.notes.append(KernelNote("\(error)", "gigantic pages may be fewer"))
      }
    }
    try act(.dropCaches)
    if let smallest = plan.loads.first?.size, smallest < .g1 {
      // Never more than the journal says, nor than there is by now.
      let pages = min(
        room.pages(of: smallest), KernelRoom(of: root, node: plan.node).pages(of: smallest))
      if pages > 0 {
        let got = try grow(smallest, pages, change).pages
        _ = try shrink(smallest, from: got, change)
      }
    }
    try checkCancelled(change)
    try act(.compact)
  }

  /// Says what kept gigantic pages from being had, as far as the page flags tell.
  func explainShortage(into report: inout KernelReport) {
    for load in plan.loads where load.size >= .g1 {
      let checks = report.savings.filter { $0.size == load.size }
      guard let most = checks.map(\.asked).max(), let got = checks.map(\.obtained).max(), got < most
      else { continue }
      bench.progress("what stands in the way of \(load.size)")
      do throws(HostError) {
        let room = try GiganticRoom(load.size, page: bench.model.geometry.page.bytes, root)
        report.notes.append(
          KernelNote(
            "\(load.size): \(most) asked, \(got) got: \(room)",
            plan.madeRoom != nil
              ? "only a fresh boot, or hugepages= at boot, gets more"
              : "--make-room first drops caches and gathers memory; a fresh boot, or hugepages= at boot,"
                + " gets more"))
      } catch {
        report.notes.append(
          KernelNote(
            "\(load.size): \(most) asked, \(got) got; why isn't known: \(error)",
            "run as root, outside containers"))
      }
    }
  }
}
