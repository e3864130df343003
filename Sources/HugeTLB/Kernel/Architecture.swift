/// An architecture whose hugetlb pages the calculator knows.
public enum Architecture: String, Sendable, CaseIterable, Hashable {
  case x86_64
  case arm64
  case riscv64
  case loongarch64
  /// 64-bit powerpc with the radix MMU.
  case ppc64
  case s390x

  /// Other names: those of `uname -m`, of Debian and of the kernel's `arch/`.
  public var aliases: [String] {
    switch self {
    case .x86_64: ["amd64", "x86-64", "x64", "x86"]
    case .arm64: ["aarch64"]
    case .riscv64: ["riscv"]
    case .loongarch64: ["loongarch", "loong64"]
    case .ppc64: ["ppc64le", "powerpc64", "powerpc", "ppc64el"]
    case .s390x: ["s390"]
    }
  }

  /// Reads a name or an alias, in either case.
  public init(parsing text: String) throws(ArchitectureError) {
    let lower = text.lowercased()
    guard
      let found = Self.allCases.first(where: { $0.rawValue == lower || $0.aliases.contains(lower) })
    else { throw .unknown(text) }
    self = found
  }

  /// The base page sizes its kernels can be built with; the first is the usual one.
  public var basePageSizes: [BasePageSize] {
    switch self {
    case .x86_64, .riscv64, .s390x: [.k4]
    case .arm64: [.k4, .k16, .k64]
    case .loongarch64: [.k16, .k4, .k64]
    case .ppc64: [.k64, .k4]
    }
  }
}
