internal import CBarriers
internal import Glibc
internal import Measurement

/// Anonymous writable pages between two inaccessible ones, so that no neighbouring mapping can be
/// merged with them and no change to them splits one that others use. Unmapped when this goes.
struct GuardedPages: ~Copyable {
  /// The pages between the guards.
  let run: PageRun
  private var ownsPages: Bool

  /// Base pages only: transparent huge pages are declined.
  init(pages: Int) throws(OperationFailure) {
    let pageBytes = Int(getpagesize())
    let (bytes, overflow) = pages.multipliedReportingOverflow(by: pageBytes)
    guard pages > 0, !overflow, bytes < Int.max - 2 * pageBytes else {
      throw OperationFailure(call: "mmap of \(pages) pages", errno: ENOMEM)
    }
    let base = mmap(
      nil, bytes + 2 * pageBytes, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0)
    guard let base, UInt(bitPattern: base) != .max else {
      throw OperationFailure(call: "mmap of \(pages) pages", errno: errno)
    }
    let run = PageRun(base: base + pageBytes, pages: pages, pageBytes: pageBytes)
    // Declining is advice: a kernel without transparent huge pages refuses it, and needs none.
    madvise(run.base, run.bytes, MADV_NOHUGEPAGE)
    do throws(OperationFailure) {
      try run.protect(PROT_READ | PROT_WRITE)
    } catch {
      munmap(base, bytes + 2 * pageBytes)
      throw error
    }
    self.run = run
    ownsPages = true
  }

  /// After the pages themselves were unmapped or moved away: only the guards remain. The hole may
  /// be given to anyone, so it must not be unmapped again.
  mutating func pagesAreGone() { ownsPages = false }

  deinit {
    let guardBytes = run.pageBytes
    if ownsPages {
      munmap(run.base - guardBytes, run.bytes + 2 * guardBytes)
    } else {
      munmap(run.base - guardBytes, guardBytes)
      munmap(run.base + run.bytes, guardBytes)
    }
  }
}
