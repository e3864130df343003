/// What the calculator must know of a kernel: architecture, version, and the vmemmap's shape.
public struct KernelModel: Sendable, Hashable {
  /// The architecture it runs on.
  public let architecture: Architecture
  /// Base page, `struct page` and table sizes.
  public let geometry: VmemmapGeometry
  /// nil stands for the newest rule (one reserve page, no shared tail page counted).
  public let version: KernelVersion?
  /// How the vmemmap is mapped before HVO.
  public let mapping: VmemmapMapping
  /// Zones that hold optimised pages: shared tail pages are one per zone and order. Counted on
  /// v7.1 and later only.
  public let zones: UInt64

  /// - Parameters:
  ///   - page: nil for the architecture's usual base page.
  ///   - mapping: nil for what the architecture's kernel does.
  /// - Throws: ``ArchitectureError/basePage(_:_:)`` if the architecture lacks the base page.
  public init(
    architecture: Architecture, page: BasePageSize? = nil, structPage: StructPageSize = .usual,
    version: KernelVersion? = nil, mapping: VmemmapMapping? = nil, entryBytes: UInt64 = 8,
    zones: UInt64 = 1
  ) throws(ArchitectureError) {
    let page = page ?? architecture.basePageSizes[0]
    guard architecture.basePageSizes.contains(page) else { throw .basePage(page, architecture) }
    self.architecture = architecture
    self.geometry = VmemmapGeometry(
      page: page, structPage: structPage, entryBytes: entryBytes,
      entriesPerTable: architecture.entriesPerTable(page, entryBytes: entryBytes))
    self.version = version
    self.mapping = mapping ?? architecture.usualVmemmapMapping(page)
    self.zones = zones
  }

  /// Whether this kernel has HVO; see ``Architecture/hvoSupport(_:)``.
  public var support: HVOSupport { architecture.hvoSupport(version) }

  /// Bytes of shared tail pages for one order: 0 before v7.1 or with the version unknown.
  ///
  /// - Throws: ``SavingsError/overflow(_:)`` for an absurd number of zones.
  public func sharedTailBytes() throws(SavingsError) -> UInt64 {
    guard version?.sharesTailPages == true else { return 0 }
    return try multiply(zones, geometry.page.bytes, "shared tail pages")
  }
}
