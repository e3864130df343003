internal import Glibc
internal import Subprocess
internal import SystemPackage

/// The emulator or virtual-machine monitor that runs the payload.
public struct QEMU: Sendable, Hashable {
  /// How the guest's instructions are executed.
  public enum Accelerator: String, Sendable, Hashable, CaseIterable {
    /// By the processor itself.
    case kvm
    /// By software emulation: function and order, no times.
    case tcg
  }

  /// Name or path of the program.
  public let command: String
  public let architecture: GuestArchitecture
  public let accelerator: Accelerator
  /// Whether KVM runs below another hypervisor, so that its times say nothing.
  public let isNested: Bool

  /// - Parameters:
  ///   - command: nil for the architecture's program.
  ///   - asked: nil to take KVM where it works, and isn't below another hypervisor.
  public init(
    command: String? = nil, architecture: GuestArchitecture = .arm64,
    accelerator asked: Accelerator?
  ) throws(GuestProblem) {
    let command = command ?? architecture.program
    guard Self.isInPath(command) else {
      throw .noQEMU(program: command, package: architecture.package)
    }
    self.command = command
    self.architecture = architecture
    let obstacle = architecture.kvmObstacle()
    let isVirtual = architecture.isHostVirtual()
    switch asked {
    case .tcg: accelerator = .tcg
    case .kvm:
      if let obstacle { throw .noKVM(obstacle) }
      accelerator = .kvm
    case nil: accelerator = obstacle == nil && !isVirtual ? .kvm : .tcg
    }
    isNested = accelerator == .kvm && isVirtual
  }

  /// The same program without KVM.
  func emulating() throws(GuestProblem) -> QEMU {
    try QEMU(command: command, architecture: architecture, accelerator: .tcg)
  }

  /// The program as a subprocess takes it.
  var executable: Executable { command.contains("/") ? .path(FilePath(command)) : .name(command) }

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
    // QEMU reads commas in these options as separators, and doubled ones as one.
    func quoted(_ path: String) -> String { path.replacing(",", with: ",,") }
    let address = "0x" + String(architecture.parameterAddress, radix: 16)
    return architecture.machine + [
      "-accel", accelerator.rawValue, "-cpu", cpu, "-smp", "\(cores)", "-display", "none",
      "-nodefaults", "-monitor", "none", "-no-reboot",
      "-serial", "file:\(quoted(console))", "-kernel", payload,
      "-device", "loader,file=\(quoted(parameters)),addr=\(address),force-raw=on",
    ] + (counting ? ["-icount", "shift=0,sleep=off"] : [])
  }
}
