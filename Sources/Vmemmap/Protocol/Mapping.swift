/// What an entry holds after a store: the architectural content of a descriptor, without its bits.
public enum Mapping: Sendable, Hashable {
  /// Not valid: the break of break-before-make.
  case invalid
  /// A PMD entry that points to the PTE table filled by `Step.populate`.
  case table
  /// A PMD entry that maps the vmemmap's own frames as one block.
  /// - Parameter nT: the nT bit of a VMSAv8-64 Block descriptor (FEAT_BBM level 1).
  case block(Permission, nT: Bool)
  /// A PTE that maps one frame.
  case page(Frame, Permission, Attributes)

  /// A PTE that maps one frame as Normal write-back memory, as the vmemmap is mapped.
  public static func page(_ frame: Frame, _ permission: Permission) -> Mapping {
    .page(frame, permission, .kernelData)
  }
}

/// What a kernel access may do through an entry.
public enum Permission: String, Sendable, Hashable, CaseIterable {
  case readWrite = "rw"
  case readOnly = "ro"
  /// Read-only with the Dirty Bit Modifier set: hardware may make it writable, so it counts as
  /// writable for break-before-make (R_WHZWS).
  case readOnlyDBM = "ro-dbm"

  /// Whether break-before-make counts an entry with this permission as writable.
  public var countsAsWritable: Bool { self != .readOnly }
}
