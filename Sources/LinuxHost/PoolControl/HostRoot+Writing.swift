internal import Glibc
internal import SystemPackage

// Raw writes: one call each, nothing interpreted.
extension HostRoot: KernelFiles {
  public func read(_ path: HostPath) throws(HostError) -> String { try text(of: path) }

  public func write(_ text: String, to path: HostPath) throws(HostError) {
    try opened(path).write(text)
  }

  public func opened(_ path: HostPath) throws(HostError) -> any OpenSetting {
    // O_TRUNC is for the plain files of tests; sysfs and procfs ignore it.
    let file = open(location(of: path).string, O_WRONLY | O_CLOEXEC | O_TRUNC)
    guard file >= 0 else { throw HostError(path.description, .system(errno)) }
    return OpenHostFile(file, path)
  }

  public func checkWritable(_ path: HostPath) throws(HostError) { try writability(of: path) }
}

/// A descriptor that is closed with the value.
private final class OpenHostFile: OpenSetting {
  private let descriptor: Int32
  private let path: HostPath

  init(_ descriptor: Int32, _ path: HostPath) { (self.descriptor, self.path) = (descriptor, path) }

  deinit { close(descriptor) }

  /// The kernel takes a value of sysfs or procfs whole. A write that a signal ended before it changed
  /// anything is repeated once.
  func write(_ text: String) throws(HostError) {
    var text = text
    let failure = text.withUTF8 { bytes -> Int32 in
      for attempt in 0..<2 {
        let count = pwrite(descriptor, bytes.baseAddress, bytes.count, 0)
        if count == bytes.count { return 0 }
        if count >= 0 { return EIO }
        if errno != EINTR || attempt == 1 { return errno }
      }
      return EINTR
    }
    if failure != 0 { throw HostError(path.description, .system(failure)) }
  }
}
