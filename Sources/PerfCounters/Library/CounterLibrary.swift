internal import CLibpfm4
internal import Glibc
internal import Synchronization

/// libpfm4: event names to the codes that perf_event_open takes.
public struct CounterLibrary: Sendable {
  /// A name turned into what perf_event_open takes.
  public struct Encoding: Sendable, Hashable {
    /// The full name that libpfm4 understood.
    public let name: String
    /// libpfm4's name of the PMU: `perf`, `amd64_fam19h_zen4`, …
    public let pmu: String
    /// Whether this machine has the PMU; if not, the code must not be opened here.
    public let isPresent: Bool
    /// `perf_event_attr.type`.
    public let type: UInt32
    /// `perf_event_attr.config`.
    public let config: UInt64
    /// `perf_event_attr.config1`.
    public let config1: UInt64
    /// `perf_event_attr.config2`.
    public let config2: UInt64
    /// Whose work, by the modifiers in the name (`:u=1:k=0`); both without any.
    public let domain: CounterDomain
  }

  /// Starts libpfm4, once for the process.
  public init() throws(CounterLibraryError) {
    guard Self.started == PFM_SUCCESS else {
      throw .unusable(String(cString: pfm_strerror(Self.started)))
    }
  }

  /// Encodes an event of any CPU that libpfm4 was built for; without a PMU before `::` the name is
  /// looked for among those of this machine.
  public func encode(_ name: String) throws(CounterLibraryError) -> Encoding {
    // C would read such a name up to the NUL only.
    guard !name.utf8.contains(0) else { throw .refused(name: name, "it contains NUL") }
    do {
      return try Self.lock.withLock { _ throws(CounterLibraryError) in try Self.encodeLocked(name) }
    } catch {
      if let pmu = name.pmu, !knownPMUs.contains(pmu) { throw .noTable(pmu: pmu) }
      throw error
    }
  }

  /// libpfm4 keeps its state in globals and doesn't promise to be thread-safe.
  static let lock = Mutex(())

  /// The variable is read while it starts. Events of absent PMUs are always encoded, since
  /// `Encoding.isPresent` tells them apart.
  private static let started: Int32 = {
    setenv("LIBPFM_ENCODE_INACTIVE", "1", 1)
    return pfm_initialize()
  }()

  private static func encodeLocked(_ name: String) throws(CounterLibraryError) -> Encoding {
    var attributes = perf_event_attr()
    attributes.size = UInt32(MemoryLayout<perf_event_attr>.size)
    var fullName: UnsafeMutablePointer<CChar>?
    defer { free(fullName) }
    var argument = pfm_perf_encode_arg_t()
    argument.size = MemoryLayout<pfm_perf_encode_arg_t>.size
    let code = withUnsafeMutablePointer(to: &attributes) { attributes in
      withUnsafeMutablePointer(to: &fullName) { fullName in
        argument.attr = attributes
        argument.fstr = fullName
        return pfm_get_os_event_encoding(
          name, Int32(PFM_PLM0 | PFM_PLM3), PFM_OS_PERF_EVENT, &argument)
      }
    }
    guard code == PFM_SUCCESS, let fullName, let event = eventInformation(argument.idx),
      let pmu = pmuInformation(event.pmu)
    else { throw .refused(name: name, String(cString: pfm_strerror(code))) }
    let domain: CounterDomain
    switch (attributes.exclude_user != 0, attributes.exclude_kernel != 0) {
    case (false, false): domain = .all
    case (false, true): domain = .user
    case (true, false): domain = .kernel
    case (true, true): throw .refused(name: name, "it counts neither user nor kernel mode")
    }
    return Encoding(
      name: String(cString: fullName), pmu: String(cString: pmu.name),
      isPresent: pmu.is_present != 0, type: attributes.type, config: attributes.config,
      config1: attributes.config1, config2: attributes.config2, domain: domain)
  }

  static var pmus: [pfm_pmu_info_t] {
    (0..<PFM_PMU_MAX.rawValue).compactMap { pmuInformation(pfm_pmu_t(rawValue: $0)) }
  }

  private static func pmuInformation(_ pmu: pfm_pmu_t) -> pfm_pmu_info_t? {
    var information = pfm_pmu_info_t()
    information.size = MemoryLayout<pfm_pmu_info_t>.size
    return pfm_get_pmu_info(pmu, &information) == PFM_SUCCESS ? information : nil
  }

  static func eventInformation(_ index: Int32) -> pfm_event_info_t? {
    var information = pfm_event_info_t()
    information.size = MemoryLayout<pfm_event_info_t>.size
    return pfm_get_event_info(index, PFM_OS_PERF_EVENT, &information) == PFM_SUCCESS
      ? information : nil
  }
}
