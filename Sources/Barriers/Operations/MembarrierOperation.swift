internal import CBarriers
internal import Measurement

/// `membarrier(2)`: a memory barrier on every running thread of the process, or of the machine.
struct MembarrierOperation: TimedOperation {
  private let command: Int32
  private let name: String

  /// A command by its number, without registration.
  init(command: Int32, name: String) {
    self.command = command
    self.name = name
  }

  /// The process must be registered for the command, or for one without a registration not at all.
  init(_ command: Command) { self.init(command: command.value, name: command.name) }

  mutating func perform() throws(OperationFailure) {
    let got = hvo_membarrier(command)
    if got < 0 { throw OperationFailure(call: "membarrier(\(name))", errno: -got) }
  }

  enum Command: Sendable, CaseIterable {
    case privateExpedited
    case privateExpeditedSyncCore
    case globalExpedited
    case global

    var value: Int32 { constants.command }
    /// The command that a process has to give once before; nil if none.
    var registration: Int32? { constants.registration }
    var name: String { constants.name }
    /// Registers the process for the command where there is something to register for; harmless any
    /// number of times.
    func register() throws(OperationFailure) {
      guard let registration else { return }
      let got = hvo_membarrier(registration)
      if got < 0 {
        throw OperationFailure(call: "membarrier(registration for \(name))", errno: -got)
      }
    }

    private var constants: (command: Int32, registration: Int32?, name: String) {
      switch self {
      case .privateExpedited:
        (
          Int32(MEMBARRIER_CMD_PRIVATE_EXPEDITED.rawValue),
          Int32(MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED.rawValue),
          "MEMBARRIER_CMD_PRIVATE_EXPEDITED"
        )
      case .privateExpeditedSyncCore:
        (
          Int32(MEMBARRIER_CMD_PRIVATE_EXPEDITED_SYNC_CORE.rawValue),
          Int32(MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED_SYNC_CORE.rawValue),
          "MEMBARRIER_CMD_PRIVATE_EXPEDITED_SYNC_CORE"
        )
      case .globalExpedited:
        (
          Int32(MEMBARRIER_CMD_GLOBAL_EXPEDITED.rawValue),
          Int32(MEMBARRIER_CMD_REGISTER_GLOBAL_EXPEDITED.rawValue),
          "MEMBARRIER_CMD_GLOBAL_EXPEDITED"
        )
      case .global:
        (Int32(MEMBARRIER_CMD_GLOBAL.rawValue), nil, "MEMBARRIER_CMD_GLOBAL")
      }
    }
  }
}
