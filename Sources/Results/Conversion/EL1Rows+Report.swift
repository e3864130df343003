import BreakBeforeMake
public import GuestEL1
import HugeTLB
import Vmemmap

extension ResultFile {
  /// Adds what came of the payload. A guest that failed makes the result incomplete.
  ///
  /// - Parameter events: the PMU events asked for, in order.
  public mutating func add(_ report: EL1Report, events: [UInt16]) {
    el1Guests = report.guests.map { EL1GuestRow($0, report.qemu) }
    el1Protocols = report.protocols.map { EL1ProtocolRow($0, events: events) }
    el1Primitives = report.primitives.map { EL1PrimitiveRow($0, events: events) }
    el1Counts = report.counts.map { EL1CountRow($0) }
    conclusions += (el1Protocols ?? []).conclusions.map { Conclusion(sizeBytes: nil, text: $0) }
    guard !report.problems.isEmpty else { return }
    complete = false
    incompleteReason = report.problems.joined(separator: "; ")
  }
}

extension EL1GuestRow {
  init(_ guest: Guest, _ qemu: QEMUVersion?) {
    var x86: X86Features? = nil
    if case .x86_64(let features) = guest.core { x86 = features }
    self.init(
      architecture: x86 == nil ? nil : guest.architecture.rawValue, cpu: guest.cpu,
      cores: guest.cores, granuleBytes: Int64(guest.page.bytes),
      accelerator: guest.accelerator.rawValue, emulated: guest.isEmulated,
      midr: (guest.features?.midr).map(Self.hexadecimal),
      signature: (x86?.signature).map(Self.hexadecimal), invpcid: x86?.hasINVPCID,
      bbmLevel: guest.features?.bbmLevel.rawValue,
      hardwareAccessFlag: guest.features?.hardwareAccessFlag ?? true,
      rangeInvalidations: guest.features?.rangeInvalidations ?? false,
      pmu: guest.features?.hasPMU ?? false)
    switch qemu {
    case .known(let version): self.qemu = version
    case .unknown(let reason): qemuReason = reason
    case nil: break
    }
  }

  private static func hexadecimal(_ value: UInt64) -> String { "0x" + String(value, radix: 16) }
}

extension Guest {
  /// Why it gives no times.
  var noTimeReason: String { accelerator == .tcg ? "emulated" : "nested KVM" }

  var place: String {
    "\(architecture == .arm64 ? "EL1" : "ring 0") in a KVM guest, \(cpu), \(cores) cores"
  }

  /// A time of `ticks` of the guest's counter; absent where it was emulated.
  func time(_ ticks: Double?, samples: Int) -> Figure {
    guard !isEmulated else { return .absent(.nanoseconds, reason: noTimeReason) }
    guard let ticks, core.frequency > 0 else {
      return .absent(.nanoseconds, reason: "not timed")
    }
    return Figure(
      ticks * 1e9 / Double(core.frequency), .nanoseconds,
      .measured(where: place, samples: samples))
  }
}

extension EL1Event {
  static func pairs(_ numbers: [UInt16], _ counts: [UInt64]) -> [EL1Event] {
    zip(numbers, counts).map { EL1Event(number: Int($0), count: Int64(clamping: $1)) }
  }
}

extension RemapRow.Operation {
  init(_ direction: RemapProtocol.Direction) {
    switch direction {
    case .optimize: self = .hvo
    case .restore: self = .deHVO
    }
  }
}
