internal import FileBytes
internal import Glibc
import GuestLink

/// The machine that a payload is built for.
public enum GuestArchitecture: String, Sendable, Hashable, CaseIterable {
  case arm64
  case x86_64

  /// QEMU's program and Debian's package of it.
  public var program: String {
    switch self {
    case .arm64: "qemu-system-aarch64"
    case .x86_64: "qemu-system-x86_64"
    }
  }

  public var package: String {
    switch self {
    case .arm64: "qemu-system-arm"
    case .x86_64: "qemu-system-x86"
    }
  }

  /// The file that `make payload` makes.
  var payloadName: String {
    switch self {
    case .arm64: "el1-aarch64.elf"
    case .x86_64: "ring0-x86_64.elf"
    }
  }

  /// Where the payload expects its parameter block.
  var parameterAddress: UInt64 {
    switch self {
    case .arm64: ParameterBlock.address
    case .x86_64: ParameterBlock.addressX86
    }
  }

  /// QEMU's words for the machine that the payload knows.
  var machine: [String] {
    switch self {
    case .arm64: ["-M", "virt,gic-version=3", "-m", "1024M"]
    case .x86_64: ["-M", "pc", "-m", "64M"]
    }
  }

  /// Whether this program runs on such a machine, so that KVM may run the guest.
  private var isHost: Bool {
    #if arch(arm64)
      self == .arm64
    #elseif arch(x86_64)
      self == .x86_64
    #else
      false
    #endif
  }

  /// Why KVM can't run such a guest here; nil if it can.
  func kvmObstacle(device: String = "/dev/kvm") -> String? {
    guard isHost else {
      let (guest, host) = self == .arm64 ? ("aarch64", "arm64") : ("x86-64", "x86-64")
      return "KVM runs \(guest) guests on \(host) hosts only, and this host isn't one"
    }
    if access(device, R_OK | W_OK) == 0 { return nil }
    return "\(device): \(String(cString: strerror(errno)))"
  }

  /// Whether this machine is a guest itself: KVM may then emulate what it should run. arm64 doesn't
  /// say.
  func isHostVirtual(cpuinfo: String = "/proc/cpuinfo") -> Bool {
    guard self == .x86_64 else { return false }
    let bytes = (try? FileBytes.prefix(of: cpuinfo, limit: 1 << 16)) ?? []
    return String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
      .contains { $0.hasPrefix("flags") && $0.split(separator: " ").contains("hypervisor") }
  }
}
