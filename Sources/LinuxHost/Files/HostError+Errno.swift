internal import Glibc

// The one place where an errno becomes a sentence with a remedy.
extension HostError: CustomStringConvertible {
  /// One line: the file, what is wrong, what would help.
  public var description: String {
    switch cause {
    case .system(let code): "\(subject): \(Self.sentence(code))"
    case .tooLong(let limit): "\(subject): longer than \(limit) bytes, not read"
    case .malformed(let found, let expected): "\(subject): found '\(found)', expected \(expected)"
    }
  }

  /// Whether the file isn't there, as against unreadable.
  public var isAbsent: Bool { cause == .system(ENOENT) || cause == .system(ENOTDIR) }

  /// What `errno` means for a file of /proc or /sys, and what to do about it.
  public static func sentence(_ code: Int32) -> String {
    switch code {
    case ENOENT, ENOTDIR: "not there (not in this kernel, or not mounted)"
    case EACCES, EPERM: "not permitted (need root)"
    case EROFS: "mounted read-only (remount it read-write, or run outside the container)"
    case ENODEV, ENXIO, EOPNOTSUPP: "not supported by this machine"
    case EINVAL: "refused as invalid"
    case EBUSY: "busy"
    case EISDIR: "is a directory"
    case ENOMEM: "out of memory"
    case EMFILE, ENFILE: "too many open files (raise ulimit -n)"
    case ENOSYS: "this kernel has no such call"
    default: "error \(code) (\(String(cString: strerror(code))))"
    }
  }
}
