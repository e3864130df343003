internal import HugeTLB
internal import LinuxHost
internal import Measurement

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
      do throws(OperationFailure) {
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

/// What lies in the aligned ranges that could become gigantic pages.
struct GiganticRoom: CustomStringConvertible {
  /// What the kernel doesn't move out of the way.
  private enum Obstacle: String, CaseIterable {
    case reserved = "reserved or absent memory"
    case slab = "slab"
    case tables = "page tables"

    /// include/uapi/linux/kernel-page-flags.h, and KPF_RESERVED of
    /// include/linux/kernel-page-flags.h.
    var flags: UInt64 {
      switch self {
      case .reserved: 1 << 20 | 1 << 32
      case .slab: 1 << 7
      case .tables: 1 << 26
      }
    }
  }

  private let size: HugePageSize
  private var ranges = 0
  private var blocked = 0
  private var found: [Obstacle: Int] = [:]

  /// Reads /proc/kpageflags. O(memory).
  init(_ size: HugePageSize, page: UInt64, _ root: HostRoot) throws(OperationFailure) {
    self.size = size
    let file = try FrameFile(.pageFlags, root)
    var buffer = [UInt64](repeating: 0, count: 1 << 15)
    let frames = Int(clamping: size.bytes / max(1, page))
    let blocks = MemoryBlocks.present(of: root).value
    var frame = 0
    var flags: UInt64 = 0
    while true {
      let count = try file.read(from: frame, into: &buffer)
      for index in 0..<count { flags |= buffer[index] }
      frame += count
      if count < buffer.count { return }
      if frame % frames == 0 {
        // A hole between two pieces of memory has struct pages without any flag.
        note(flags, isPresent: blocks?.hold(UInt64(frame - frames) * page) ?? true)
        flags = 0
      }
    }
  }

  private mutating func note(_ flags: UInt64, isPresent: Bool) {
    ranges += 1
    let here = Obstacle.allCases.filter { flags & $0.flags != 0 || ($0 == .reserved && !isPresent) }
    if !here.isEmpty { blocked += 1 }
    for obstacle in here { found[obstacle, default: 0] += 1 }
  }

  /// "20 of 25 aligned ranges of 1G hold …".
  var description: String {
    let list = Obstacle.allCases.compactMap { obstacle in
      found[obstacle].map { "\(obstacle.rawValue) in \($0)" }
    }
    guard blocked > 0 else {
      return
        "none of the \(ranges) aligned ranges of \(size) holds anything that shows in the page flags"
    }
    return
      "\(blocked) of \(ranges) aligned ranges of \(size) hold memory that the kernel can't move ("
      + list.joined(separator: ", ") + ")"
  }
}
