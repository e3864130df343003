internal import Vmemmap

/// One entry of the model's tables: a vmemmap PMD and the PTEs under it that matter.
///
/// One folio suffices, since no step relates two folios except the flush that they share. One tail
/// suffices: no rule relates two tails, so a second could only repeat what the first shows.
public enum EntryName: Int, Sendable, Hashable, CaseIterable {
  case pmd
  /// PTE 0.
  case head
  case tail
  /// A second tail, for `CheckSetting.tails` = 2.
  case tail2
  /// A PTE of `struct page`s in use elsewhere: split with the folio's, never remapped.
  case neighbour

  public var name: String {
    switch self {
    case .pmd: "PMD"
    case .head: "PTE 0 (head)"
    case .tail: "PTE 1 (tail)"
    case .tail2: "PTE 2 (tail)"
    case .neighbour: "neighbour PTE"
    }
  }

  /// The PTEs.
  static let pages: [EntryName] = [.head, .tail, .tail2, .neighbour]
}

/// A set of entries.
struct EntrySet: OptionSet, Hashable {
  let rawValue: UInt8
  static let pmd = EntrySet(.pmd)
  static let head = EntrySet(.head)
  static let all = EntrySet(rawValue: 0b11111)

  init(rawValue: UInt8) { self.rawValue = rawValue }
  init(_ entry: EntryName) { rawValue = 1 << UInt8(entry.rawValue) }

  func contains(_ entry: EntryName) -> Bool { contains(EntrySet(entry)) }
  var names: [EntryName] { EntryName.allCases.filter { contains($0) } }
}

extension Entries {
  /// The entries meant; nil for `.current` where there is none.
  func names(tails: [EntryName], current: EntryName?) -> [EntryName]? {
    switch self {
    case .pmd: [.pmd]
    case .head: [.head]
    case .tails: tails
    case .all: [.head] + tails
    case .current: current.map { [$0] }
    }
  }
}
