internal import Glibc

/// An unpublished file in the directory of its target; gone with the value, unless it was published.
struct Draft: ~Copyable {
  private let path: String
  private let descriptor: Int32

  init(beside target: String, name: String) throws(DestinationError) {
    let directory = target.lastIndex(of: "/").map { String(target[...$0]) } ?? ""
    var attempt = 0
    while true {
      let path = "\(directory).hvo-bench-\(getpid())-\(attempt).tmp"
      let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      if descriptor >= 0 {
        self.path = path
        self.descriptor = descriptor
        return
      }
      attempt += 1
      guard errno == EEXIST, attempt < 100 else {
        throw DestinationError(name: name, code: errno)
      }
    }
  }

  deinit {
    close(descriptor)
    unlink(path)
  }

  /// Writes it and gives it the target's name.
  consuming func publish(
    _ text: String, as target: String, name: String
  ) throws(DestinationError) {
    try Destination.put(text, on: descriptor, name: name)
    // A full disk may show only here. Renamed, its old name is no more, and nothing is unlinked.
    guard fsync(descriptor) == 0, rename(path, target) == 0 else {
      throw DestinationError(name: name, code: errno)
    }
  }
}
