internal import Glibc

/// Where the built payload lies.
public struct PayloadFile: Sendable, Hashable {
  public let path: String

  /// The name that `make payload` gives it, below a directory of the program's.
  static let name = "payload/el1-aarch64.elf"

  /// A file named by the user.
  public init(named path: String) throws(GuestProblem) {
    guard !path.utf8.contains(0), access(path, R_OK) == 0 else {
      throw .unreadablePayload(path: path, reason: String(cString: strerror(errno)))
    }
    guard Self.isELF(path) else {
      throw .unreadablePayload(path: path, reason: "isn't an ELF file; make payload builds one")
    }
    // QEMU reads commas in its options as separators, and doubles them to mean one.
    self.path = path
  }

  /// `payload/el1-aarch64.elf` in the program's directory or one above it: for a build of this
  /// repository that is .build/payload.
  public init() throws(GuestProblem) {
    let program = Self.programPath()
    var directory = program[...]
    while let slash = directory.lastIndex(of: "/") {
      directory = directory[..<slash]
      let path = "\(directory)/\(Self.name)"
      if access(path, R_OK) == 0 {
        self.path = path
        return
      }
    }
    let own = program.lastIndex(of: "/").map { program[..<$0] } ?? "."
    throw .noPayload(searched: "\(own)/\(Self.name) or above")
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
