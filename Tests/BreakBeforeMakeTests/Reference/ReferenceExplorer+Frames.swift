import Vmemmap

@testable import BreakBeforeMake

// Roles to frames.
extension ReferenceExplorer {
  func single(_ role: Frame, _ entry: EntryName) -> FrameName? {
    switch role {
    case .own: entry == .tail ? .tailOwn : .headOwn
    case .headOwn: .headOwn
    case .headCopy: .headCopy
    case .sharedTail: .sharedTail
    case .fresh: entry == .tail ? .tailFresh : .headFresh
    case .mapped: nil
    }
  }

  func frames(_ role: Frame) -> [FrameName] {
    switch role {
    case .own: [.headOwn, .tailOwn]
    case .fresh: [.tailFresh]
    case .mapped: []
    case .headOwn, .headCopy, .sharedTail: [single(role, .head) ?? .headOwn]
    }
  }

  /// For which entries a copy to a role is made.
  static func targets(_ role: Frame) -> [EntryName] {
    switch role {
    case .fresh, .sharedTail: [.tail]
    case .own, .mapped: [.head, .tail]
    case .headOwn, .headCopy: [.head]
    }
  }

  private func resolved(
    _ role: Frame, _ entry: EntryName, _ state: ReferenceState
  ) -> FrameName? {
    if role != .mapped { return single(role, entry) }
    let pmd = state.memory(.pmd)
    return (pmd.target == .block ? pmd : state.memory(entry)).frame(for: entry)
  }

  func copy(_ from: Frame, _ to: Frame, _ state: inout ReferenceState) {
    for entry in Self.targets(to) {
      guard let source = resolved(from, entry, state), let target = resolved(to, entry, state),
        let frame = state.frames[source]
      else { continue }
      state.frames[target]?.contents = frame.contents
      state.frames[target]?.hasReference = frame.hasReference
      if setting.architecture == .arm64 { state.frames[target]?.isLate = true }
    }
  }

  func value(_ mapping: Mapping, _ entry: EntryName, _ state: ReferenceState) -> EntryValue? {
    switch mapping {
    case .invalid: .invalid
    case .table: .table
    case .block(let permission, let nT):
      EntryValue(target: .block, permission: permission, nT: nT)
    case .page(let role, let permission, let attributes):
      resolved(role, entry, state).map { .page($0, permission, attributes) }
    }
  }
}
