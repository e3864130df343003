/// Which entries of the vmemmap's page tables a step touches, seen from one folio.
public enum Entries: String, Sendable, Hashable, CaseIterable {
  /// The vmemmap PMD entry (entries, for a gigantic folio) that maps the folio's `struct page`s.
  case pmd
  /// PTE 0: the vmemmap page that holds the folio's head `struct page`.
  case head
  /// PTE 1 and up: the vmemmap pages that hold only tail `struct page`s.
  case tails
  /// PTE 0 and up.
  case all
  /// The one entry that the phase is at; only in a phase whose scope is `.entry`.
  case current
}
