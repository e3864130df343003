internal import CBarriers
internal import Glibc
internal import Measurement

/// An anonymous file in memory. Closed when this goes; its mappings live on until unmapped.
struct SharedFile: ~Copyable {
  private let descriptor: Int32

  init(bytes: Int) throws(OperationFailure) {
    let opened = hvo_memory_file()
    if opened < 0 { throw OperationFailure(call: "memfd_create", errno: -opened) }
    if ftruncate(opened, bytes) != 0 {
      let failure = OperationFailure(call: "ftruncate of a memfd", errno: errno)
      close(opened)
      throw failure
    }
    descriptor = opened
  }

  deinit { close(descriptor) }

  /// Maps a part of the file over a run, replacing what is there.
  func map(over run: PageRun, offset: Int) throws(OperationFailure) {
    let got = mmap(
      run.base, run.bytes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_FIXED, descriptor, offset)
    if UInt(bitPattern: got) == .max {
      throw OperationFailure(call: "mmap(MAP_FIXED)", errno: errno)
    }
  }
}
