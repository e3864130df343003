internal import CBarriers
private import Glibc
internal import Measurement

/// A memory file as physical memory: its pages are the frames, mapped once all together (as the
/// kernel's linear map does) and once more by a range of virtual pages whose entries a protocol
/// changes (the vmemmap).
struct AliasedMemory: ~Copyable {
  let pages: Int
  let frames: Int
  let pageBytes: Int
  /// Where the pages are mapped.
  let base: UnsafeMutableRawPointer
  private let descriptor: Int32
  private let linear: UnsafeMutableRawPointer

  /// Page i maps frame i, writable; frames from `pages` on are spare.
  init(pages: Int, frames: Int) throws(OperationFailure) {
    let pageBytes = Int(getpagesize())
    let descriptor = hvo_memory_file()
    guard descriptor >= 0 else {
      throw OperationFailure(call: "memfd_create", errno: -descriptor)
    }
    var linear: UnsafeMutableRawPointer?
    var base: UnsafeMutableRawPointer?
    if ftruncate(descriptor, frames * pageBytes) == 0 {
      linear = Self.map(frames * pageBytes, descriptor)
      base = linear == nil ? nil : Self.map(pages * pageBytes, descriptor)
    }
    guard let linear, let base else {
      let failure = OperationFailure(call: "mmap of a memfd", errno: errno)
      if let linear { munmap(linear, frames * pageBytes) }
      close(descriptor)
      throw failure
    }
    self.linear = linear
    self.base = base
    self.pages = pages
    self.frames = frames
    self.pageBytes = pageBytes
    self.descriptor = descriptor
  }

  /// nil if the system refuses.
  private static func map(_ bytes: Int, _ descriptor: Int32) -> UnsafeMutableRawPointer? {
    let address = mmap(nil, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0)
    return address == MAP_FAILED ? nil : address
  }

  deinit {
    munmap(base, pages * pageBytes)
    munmap(linear, frames * pageBytes)
    close(descriptor)
  }

  /// Maps consecutive frames at consecutive pages: break, flush and make by the kernel itself.
  func map(_ page: Int, frame: Int, count: Int, writable: Bool) throws(OperationFailure) {
    let got = mmap(
      base + page * pageBytes, count * pageBytes, writable ? PROT_READ | PROT_WRITE : PROT_READ,
      MAP_SHARED | MAP_FIXED, descriptor, frame * pageBytes)
    if got == MAP_FAILED { throw OperationFailure(call: "mmap(MAP_FIXED)", errno: errno) }
  }

  /// Changes permissions at the same frames; neither readable nor writable is the break.
  func protect(_ page: Int, count: Int, readable: Bool, writable: Bool) throws(OperationFailure) {
    let access = (readable ? PROT_READ : PROT_NONE) | (writable ? PROT_WRITE : PROT_NONE)
    if mprotect(base + page * pageBytes, count * pageBytes, access) != 0 {
      throw OperationFailure(call: "mprotect", errno: errno)
    }
  }

  /// Breaks entries so that whoever touches one waits for `userFaults`; the frames stay.
  func breakEntries(
    _ page: Int, count: Int, userFaults: Int32
  ) throws(OperationFailure) {
    let start = base + page * pageBytes
    let bytes = UInt64(count * pageBytes)
    let watched = hvo_user_faults_watch(userFaults, UInt64(UInt(bitPattern: start)), bytes)
    if watched < 0 { throw OperationFailure(call: "UFFDIO_REGISTER", errno: -watched) }
    let forgotten = hvo_forget_entries(start, bytes)
    if forgotten < 0 { throw OperationFailure(call: "madvise(DONTNEED)", errno: -forgotten) }
  }

  /// Nobody waits for `userFaults` any more.
  func mend(userFaults: Int32) {
    _ = hvo_user_faults_forget(
      userFaults, UInt64(UInt(bitPattern: base)), UInt64(pages * pageBytes))
  }

  /// Gives frames back to the system: they read as zeros if anyone still maps them.
  func free(_ frame: Int, count: Int) throws(OperationFailure) {
    let got = hvo_punch_hole(
      descriptor, UInt64(frame * pageBytes), UInt64(count * pageBytes))
    if got < 0 { throw OperationFailure(call: "fallocate(PUNCH_HOLE)", errno: -got) }
  }

  /// Pages that the file takes now, as the system counts them.
  func residentPages() throws(OperationFailure) -> Int {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw OperationFailure(call: "fstat of a memfd", errno: errno)
    }
    return Int(status.st_blocks) * 512 / pageBytes
  }

  /// The words of a frame through the linear map.
  func words(ofFrame frame: Int) -> SharedWords { SharedWords(linear + frame * pageBytes) }
}
