internal import Glibc

/// The journal on disk: there from before the first change until everything is back.
public struct JournalFile: Sendable, Hashable {
  /// Where it is.
  public let path: String

  /// The usual place: changes are the machine's, so there is one for the machine and not one for
  /// each user.
  public static let usual = JournalFile(path: "/var/lib/hvo-bench/journal.json")

  /// A journal elsewhere, for tests and for machines whose /var can't be written.
  public init(path: String) { self.path = path }

  /// The journal that is there, nil if none is.
  public func read() throws(JournalError) -> Journal? {
    // A link or a special file isn't what this program wrote.
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard file >= 0 else {
      if errno == ENOENT { return nil }
      throw .file(HostError(path, .system(errno)))
    }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_uid == geteuid() || status.st_uid == 0, status.st_mode & 0o022 == 0
    else { throw .untrusted(path) }
    var bytes = [UInt8](repeating: 0, count: 1 << 20)
    let count = Glibc.read(file, &bytes, bytes.count)
    guard count >= 0 else { throw .file(HostError(path, .system(errno))) }
    do { return try Journal(decoding: Array(bytes[..<count])) } catch { throw .damaged(path) }
  }

  /// Writes it so that a crash at any moment leaves the old state or the whole new one.
  func write(_ journal: Journal) throws(JournalError) {
    let bytes: [UInt8]
    do { bytes = try journal.encoded() } catch { throw .damaged(path) }
    makeDirectory()
    let temporary = path + ".new"
    unlink(temporary)
    let file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw .file(HostError(temporary, .system(errno))) }
    let written = Glibc.write(file, bytes, bytes.count) == bytes.count && fsync(file) == 0
    let failure = errno
    close(file)
    guard written else {
      unlink(temporary)
      throw .file(HostError(temporary, .system(failure)))
    }
    guard rename(temporary, path) == 0 else { throw .file(HostError(path, .system(errno))) }
    try syncDirectory()
  }

  /// Removes it; harmless if it isn't there.
  public func remove() throws(JournalError) {
    guard unlink(path) == 0 || errno == ENOENT else {
      throw .file(HostError(path, .system(errno)))
    }
    try syncDirectory()
  }

  private var directory: String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Only the last directory of the path: /var/lib is there on every Linux. Everybody may see that a
  /// journal is there, and only its user what is in it.
  private func makeDirectory() { mkdir(directory, 0o755) }

  private func syncDirectory() throws(JournalError) {
    let handle = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard handle >= 0 else {
      if errno == ENOENT { return }
      throw .file(HostError(directory, .system(errno)))
    }
    defer { close(handle) }
    guard fsync(handle) == 0 || errno == EINVAL else {
      throw .file(HostError(directory, .system(errno)))
    }
  }
}

/// Why the journal can't be used; nothing is changed without one.
public enum JournalError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The system refused.
  case file(HostError)
  /// Not a plain file of this user or root, or others may write it.
  case untrusted(String)
  /// Not a journal of this version.
  case damaged(String)

  /// One line.
  public var description: String {
    switch self {
    case .file(let error): "journal: \(error)"
    case .untrusted(let path):
      "journal \(path): not a plain file of this user that only this user can write; not used"
    case .damaged(let path):
      "journal \(path): not a journal of this version; read it, put the settings back by hand and"
        + " remove it"
    }
  }
}
