internal import CBarriers
private import Glibc
import Barriers
import Measurement

/// A userfaultfd: threads that touch a broken entry wait in the kernel's fault handler, as a walker of
/// the kernel would, instead of in a signal handler.
///
/// An entry is broken by forgetting it while the file keeps its page, so the access is a *minor*
/// fault. Read-only entries stay with SIGSEGV: write protection by userfaultfd would have to be
/// registered anew with every mmap(MAP_FIXED), three calls for one.
struct UserFaults: ~Copyable {
  let descriptor: Int32
  /// Which door was open.
  let door: String

  /// The ways to a descriptor, each a negative errno if it is shut.
  struct Doors {
    var device: () -> Int32 = { hvo_user_faults_device("/dev/userfaultfd") }
    var call: () -> Int32 = { hvo_user_faults_call() }
    var begin: (Int32) -> Int32 = { hvo_user_faults_begin($0) }
  }
  /// Why there is none; SIGSEGV stands in.
  struct Refusal: Error, Hashable { let text: String }

  /// Tries the device node first, then the system call for faults in user mode, which needs no
  /// privilege.
  init(_ doors: Doors = Doors()) throws(Refusal) {
    let device = doors.device()
    let call = device >= 0 ? device : doors.call()
    guard call >= 0 else {
      throw Refusal(
        text:
          "no userfaultfd (/dev/userfaultfd: \(Self.words(device)); userfaultfd(2) for user mode:"
          + " \(Self.words(call)); see vm.unprivileged_userfaultfd, seccomp filters and"
          + " CONFIG_USERFAULTFD)")
    }
    let begun = doors.begin(call)
    guard begun >= 0 else {
      if call > STDERR_FILENO { close(call) }
      throw Refusal(
        text:
          "userfaultfd reports no minor faults of shared memory here (\(Self.words(begun)); Linux"
          + " 5.14 does)")
    }
    descriptor = call
    door = device >= 0 ? "/dev/userfaultfd" : "userfaultfd(2) for user mode"
  }

  deinit { close(descriptor) }

  private static func words(_ code: Int32) -> String { String(cString: strerror(-code)) }
}

/// Reads the faults of walkers, counts each for its walker and lets it try again: the entry may be
/// valid by then, else it faults once more.
final class FaultReader: @unchecked Sendable {
  private let descriptor: Int32
  private let pageBytes: UInt64
  private let threads: SharedWords
  private let counts: SharedWords
  private let memory: UnsafeMutableRawPointer
  private let walkers: Int

  init(_ faults: borrowing UserFaults, walkers: Int, pageBytes: Int) {
    descriptor = faults.descriptor
    self.pageBytes = UInt64(pageBytes)
    self.walkers = walkers
    let lines = 2 * walkers + 1
    memory = .allocate(byteCount: lines * CacheLine.words * 8, alignment: CacheLine.bytes)
    memory.initializeMemory(as: UInt64.self, repeating: 0, count: lines * CacheLine.words)
    threads = SharedWords(memory)
    counts = SharedWords(memory + walkers * CacheLine.words * 8)
  }

  deinit { memory.deallocate() }

  /// Makes the calling thread the walker of that number.
  func enter(_ walker: Int) { threads[walker * CacheLine.words] = UInt64(hvo_gettid()) }

  /// Faults of a walker so far, tries again included.
  @inline(__always)
  func count(_ walker: Int) -> UInt64 { counts[walker * CacheLine.words] }

  /// Ends `run`.
  func stop() { counts[walkers * CacheLine.words] = 1 }

  func run() {
    var address: UInt64 = 0
    var thread: UInt32 = 0
    while counts[walkers * CacheLine.words] == 0 {
      guard hvo_user_faults_next(descriptor, 5, &address, &thread) == 1 else { continue }
      for walker in 0..<walkers where threads[walker * CacheLine.words] == UInt64(thread) {
        counts[walker * CacheLine.words] += 1
      }
      sched_yield()
      _ = hvo_user_faults_wake(descriptor, address & ~(pageBytes - 1), pageBytes)
    }
  }
}
