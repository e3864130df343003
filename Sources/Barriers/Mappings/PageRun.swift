internal import Glibc
internal import Measurement

/// A run of base pages. A view: the mapping belongs to somebody else.
struct PageRun: @unchecked Sendable {
  // Sendable: a pointer to memory that its user keeps mapped; no access is made without one.
  let base: UnsafeMutableRawPointer
  let pages: Int
  let pageBytes: Int

  var bytes: Int { pages * pageBytes }

  /// Stores to every page, so that each is present, writable and dirty.
  @inline(__always)
  func write(_ byte: UInt8) { PageTouch.write(base, pages: pages, pageBytes: pageBytes, byte) }

  /// Loads from every page, so that each is present.
  @inline(__always)
  func read() { PageTouch.read(base, pages: pages, pageBytes: pageBytes) }

  /// The first byte of a page; the page must be readable.
  func byte(at page: Int) -> UInt8 { base.load(fromByteOffset: page * pageBytes, as: UInt8.self) }

  @inline(__always)
  func protect(_ protection: Int32) throws(OperationFailure) {
    if mprotect(base, bytes, protection) != 0 {
      throw OperationFailure(call: "mprotect", errno: errno)
    }
  }
}
