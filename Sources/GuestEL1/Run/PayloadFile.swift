internal import Glibc

/// Where the built payload lies.
public struct PayloadFile: Sendable, Hashable {
  public let path: String

  /// A file named by the user.
  public init(named path: String) throws(GuestProblem) {
    // A NUL in the middle would silently name another file.
    guard !path.utf8.contains(0) else {
      throw .unreadablePayload(path: path, reason: String(cString: strerror(ENOENT)))
    }
    guard access(path, R_OK) == 0 else {
      throw .unreadablePayload(path: path, reason: String(cString: strerror(errno)))
    }
    guard Self.isELF(path) else {
      throw .unreadablePayload(path: path, reason: "isn't an ELF file; make payload builds one")
    }
    self.path = path
  }

  /// `payload/NAME` in the program's directory or one above it, which for a build of this repository
  /// is .build/payload, or `share/hvo-bench/payload/NAME` beside the program's directory, where
  /// scripts/install puts it.
  public init(for architecture: GuestArchitecture = .arm64) throws(GuestProblem) {
    try self.init(for: architecture, program: Self.programPath())
  }

  /// - Parameter program: the program's path.
  init(for architecture: GuestArchitecture, program: String) throws(GuestProblem) {
    var directories = program.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    let own = directories.joined(separator: "/")
    let name = architecture.payloadName
    var candidates: [String] = []
    while !directories.isEmpty {
      candidates.append("\(directories.joined(separator: "/"))/payload/\(name)")
      directories.removeLast()
      if candidates.count == 1, !directories.isEmpty {
        candidates.append("\(directories.joined(separator: "/"))/share/hvo-bench/payload/\(name)")
      }
    }
    guard let path = candidates.first(where: { access($0, R_OK) == 0 }) else {
      throw .noPayload(searched: "\(own)/payload/\(name) or above, or ../share/hvo-bench/payload")
    }
    self.path = path
  }

  private static func programPath() -> String {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(PATH_MAX) + 1) { buffer in
      let count = readlink("/proc/self/exe", buffer.baseAddress!, Int(PATH_MAX))
      guard count > 0 else { return "" }
      return String(
        decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
  }

  private static func isELF(_ path: String) -> Bool {
    guard let file = fopen(path, "r") else { return false }
    defer { fclose(file) }
    var magic = [UInt8](repeating: 0, count: 4)
    return fread(&magic, 1, 4, file) == 4 && magic == [0x7f, 0x45, 0x4c, 0x46]
  }
}
