public import ReferenceData
import Vmemmap

extension MachineCosts {
  /// What was published of another machine; what wasn't stays unknown, with the reason.
  public init(_ platform: Platform) {
    func cost(_ name: PlatformParameter.Name) -> Cost {
      let parameter = platform.parameter(name)
      guard let value = parameter?.value else {
        return .unknown(
          "platform \(platform.id) has no \(name.rawValue): \(parameter?.none ?? "not listed")")
      }
      return .known(
        value, from: "\(name.rawValue) of platform \(platform.id), published",
        origin: .published)
    }
    /// Each other CPU loses at most the time that the initiator waits.
    func elsewhere(_ initiator: Cost) -> Cost {
      guard initiator.isKnown, platform.cpus == nil else { return initiator.asUpperBoundElsewhere }
      return .unknown("platform \(platform.id): its number of CPUs isn't published")
    }
    func rendezvous(_ name: PlatformParameter.Name) -> Rendezvous {
      Rendezvous(initiator: cost(name), victim: elsewhere(cost(name)))
    }
    let flush = cost(.broadcastInvalidation)
    self.init(
      flush: flush, flushElsewhere: elsewhere(flush),
      rendezvous: [
        .stopMachine: rendezvous(.stopMachine), .ipi: rendezvous(.pauseByIPI),
      ])
  }
}

extension Platform {
  /// CPUs to count with: where they aren't published, the costs elsewhere are unknown, and any number
  /// above 1 makes that show.
  public var countedCPUs: Int { cpus ?? 2 }
}
