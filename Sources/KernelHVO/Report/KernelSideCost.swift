public import Measurement

/// A cost beside the remap itself.
public struct KernelSideCost: Sendable {
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Allocating or freeing one page while none is optimised: the kernel patches its text.
    case patchOn = "first-optimised-page"
    case patchOff = "last-optimised-page"
    /// The same while others stay optimised.
    case heldOn = "one-page-with-base"
    case heldOff = "free-one-page-with-base"
    /// `stop_machine` by changing the clocksource, and the control: writing the present one.
    case stopMachine = "stop-machine"
    case stopMachineControl = "stop-machine-control"
  }

  public let kind: Kind
  /// Nanoseconds of each write.
  public internal(set) var times: [Double] = []
  public internal(set) var counters: [KernelCounter] = []

  public var summary: Summary? { Summary(times) }
}

extension KernelSideCost.Kind {
  /// What is timed, in a few words.
  public var title: String {
    switch self {
    case .patchOn: "allocate one page, none optimised yet"
    case .patchOff: "free it, the last optimised one"
    case .heldOn: "allocate one page, others optimised"
    case .heldOff: "free it, others stay optimised"
    case .stopMachine: "stop_machine by changing the clocksource"
    case .stopMachineControl: "control: writing the present clocksource"
    }
  }
}
