/// The files of /proc and /sys through which the machine is changed.
///
/// A `HostRoot` is the real thing; tests put a model of the kernel in its place, since a plain
/// directory neither runs out of memory nor refuses a value.
public protocol KernelFiles: Sendable {
  /// The text of a file without white space at its ends.
  func read(_ path: HostPath) throws(HostError) -> String
  /// Writes a value in one system call.
  func write(_ text: String, to path: HostPath) throws(HostError)
  /// Opens a file for one timed write or more, so that opening it isn't timed.
  func opened(_ path: HostPath) throws(HostError) -> any OpenSetting
  /// Throws what a write would, as far as can be told without writing: absent, read-only, refused.
  func checkWritable(_ path: HostPath) throws(HostError)
}

/// A file that is open for writing, until the value goes away.
public protocol OpenSetting {
  /// Writes a value in one system call.
  func write(_ text: String) throws(HostError)
}

extension KernelFiles {
  /// The number that a file holds.
  func readNumber(_ path: HostPath) throws(HostError) -> UInt64 {
    let text = try read(path)
    guard let number = UInt64(text) else {
      throw .malformed(path.description, found: text, expected: "a number")
    }
    return number
  }
}
