import Glibc

/// The owner of an anonymous mapping: zero-filled, page-aligned, unmapped when it goes.
///
/// Sendable although it holds a pointer: it is the only owner, and moves with its memory.
struct RawMemory: ~Copyable, @unchecked Sendable {
  let base: UnsafeMutableRawPointer
  let bytes: Int
  private let mapping: UnsafeMutableRawPointer
  private let mapped: Int

  /// A huge page of x86-64 and of arm64 with 4 KiB pages.
  private static let hugeBytes = 2 << 20

  /// Memory is taken from the system only as it is touched.
  init(bytes: Int) throws(SimulationProblem) {
    let size = max(bytes, 1)
    // From a boundary of huge pages, so that all of it can lie in them.
    let spare = size >= Self.hugeBytes ? Self.hugeBytes : 0
    let (length, overflow) = size.addingReportingOverflow(spare)
    guard !overflow else { throw .noMemory(bytes: bytes) }
    let address = mmap(nil, length, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    guard let address, address != MAP_FAILED else { throw .noMemory(bytes: bytes) }
    mapping = address
    mapped = length
    base = spare == 0 ? address : address.alignedUp(toMultipleOf: spare)
    // The simulator's own TLB misses shall not blur the costs; a refusal does no harm.
    _ = madvise(base, size, MADV_HUGEPAGE)
    self.bytes = size
  }

  deinit { munmap(mapping, mapped) }
}
