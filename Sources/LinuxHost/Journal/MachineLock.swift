internal import Glibc
internal import SystemPackage

/// Held while this process changes the machine: a lock on the directory of the pools itself, so it
/// doesn't depend on where journals are kept, and the kernel drops it with the process.
struct MachineLock: ~Copyable {
  private let descriptor: Int32

  /// - Throws: `.held` if another process has it.
  init(_ root: HostRoot) throws(ChangeError) {
    let path = HostPath.hugePagePools
    let directory = open(root.location(of: path).string, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard directory >= 0 else { throw .host(HostError(path.description, .system(errno))) }
    guard flock(directory, LOCK_EX | LOCK_NB) == 0 else {
      let code = errno
      close(directory)
      throw code == EWOULDBLOCK ? .locked : .host(HostError(path.description, .system(code)))
    }
    descriptor = directory
  }

  deinit { close(descriptor) }
}
