import Glibc

/// The owner of an anonymous mapping: zero-filled, page-aligned, unmapped when it goes.
///
/// Sendable although it holds a pointer: it is the only owner, and moves with its memory.
struct RawMemory: ~Copyable, @unchecked Sendable {
  let base: UnsafeMutableRawPointer
  let bytes: Int

  /// Memory is taken from the system only as it is touched.
  init(bytes: Int) throws(SimulationProblem) {
    let size = max(bytes, 1)
    let address = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    guard let address, address != MAP_FAILED else { throw .noMemory(bytes: bytes) }
    // The simulator's own TLB misses shall not blur the costs; a refusal does no harm.
    _ = madvise(address, size, MADV_HUGEPAGE)
    base = address
    self.bytes = size
  }

  deinit { munmap(base, bytes) }
}
