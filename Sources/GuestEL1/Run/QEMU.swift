internal import Glibc
import GuestLink

/// The emulator or virtual-machine monitor that runs the payload.
public struct QEMU: Sendable, Hashable {
  /// How the guest's instructions are executed.
  public enum Accelerator: String, Sendable, Hashable, CaseIterable {
    /// By the processor itself.
    case kvm
    /// By software emulation: function and order, no times.
    case tcg
  }

  public static let program = "qemu-system-aarch64"
  public static let package = "qemu-system-arm"

  /// Name or path of the program.
  public let command: String
  public let accelerator: Accelerator

  /// - Parameter asked: nil to take KVM where it works.
  public init(command: String = program, accelerator asked: Accelerator?) throws(GuestProblem) {
    guard Self.isInPath(command) else {
      throw .noQEMU(program: command, package: Self.package)
    }
    self.command = command
    let obstacle = Self.kvmObstacle()
    switch asked {
    case .tcg: accelerator = .tcg
    case .kvm:
      if let obstacle { throw .noKVM(obstacle) }
      accelerator = .kvm
    case nil: accelerator = obstacle == nil ? .kvm : .tcg
    }
  }

  /// Why KVM can't run an aarch64 guest here; nil if it can.
  static func kvmObstacle(device: String = "/dev/kvm") -> String? {
    #if arch(arm64)
      if access(device, R_OK | W_OK) == 0 { return nil }
      let reason = String(cString: strerror(errno))
      return "\(device): \(reason)"
    #else
      return "KVM runs aarch64 guests on arm64 hosts only, and this host isn't one"
    #endif
  }

  static func isInPath(_ command: String) -> Bool {
    if command.contains("/") { return access(command, X_OK) == 0 }
    let path = getenv("PATH").map { String(cString: $0) } ?? ""
    return path.split(separator: ":").contains { access("\($0)/\(command)", X_OK) == 0 }
  }

  /// The command line of one boot.
  ///
  /// - Parameter counting: one instruction a nanosecond of the guest's time, the same in every run.
  func arguments(
    cpu: String, cores: Int, counting: Bool, payload: String, parameters: String, console: String
  ) -> [String] {
    func quoted(_ path: String) -> String { path.replacing(",", with: ",,") }
    let address = "0x" + String(ParameterBlock.address, radix: 16)
    return [
      "-M", "virt,gic-version=3", "-accel", accelerator.rawValue, "-cpu", cpu, "-smp", "\(cores)",
      "-m", "1024M", "-display", "none", "-nodefaults", "-monitor", "none", "-no-reboot",
      "-serial", "file:\(quoted(console))", "-kernel", payload,
      "-device", "loader,file=\(quoted(parameters)),addr=\(address),force-raw=on",
    ] + (counting ? ["-icount", "shift=0,sleep=off"] : [])
  }
}
