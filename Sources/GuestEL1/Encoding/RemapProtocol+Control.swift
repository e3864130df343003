public import Vmemmap

/// A fault put into a protocol on purpose, to show that the guest catches it.
public enum Control: String, Sendable, Hashable, CaseIterable {
  /// Every TLBI left out.
  case withoutInvalidation = "no-tlbi"
  /// Every TLBI made local: the other cores keep what they hold.
  case localInvalidation = "local-tlbi"

  /// What was done, in a few words.
  public var summary: String {
    switch self {
    case .withoutInvalidation: "every TLBI left out"
    case .localInvalidation: "every TLBI local"
    }
  }
}

extension RemapProtocol {
  /// The protocol with a fault put in.
  public func with(_ control: Control) -> RemapProtocol {
    func changed(_ phases: [Phase]) -> [Phase] {
      phases.map { phase in
        Phase(phase.purpose, per: phase.scope, phase.steps.compactMap(control.changed))
      }
    }
    return RemapProtocol(
      id: "\(id)+\(control.rawValue)", title: "\(title); \(control.summary)", source: source,
      start: start, batching: batching, split: split, tailFrame: tailFrame,
      optimize: changed(optimize), restore: changed(restore))
  }
}

extension Control {
  fileprivate func changed(_ step: Step) -> Step? {
    guard case .tlbi(var invalidation) = step else { return step }
    switch self {
    case .withoutInvalidation: return nil
    case .localInvalidation:
      invalidation.reach = .local
      return .tlbi(invalidation)
    }
  }
}
