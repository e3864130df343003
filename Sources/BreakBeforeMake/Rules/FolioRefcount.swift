/// The head's `_refcount` while its folio is remapped.
public enum FolioRefcount: String, Sendable, Hashable, CaseIterable {
  /// Frozen: a try-get loads zero and stops.
  case zero
  /// References may be taken: a try-get goes on to its compare-and-swap.
  case held
}
