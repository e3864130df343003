internal import CLibpfm4
internal import Synchronization

// What libpfm4's tables hold: PMUs, events, unit masks.
extension CounterLibrary {
  /// The PMUs libpfm4 found on this machine, `perf` among them.
  public var presentPMUs: [String] {
    Self.lock.withLock { _ in
      Self.pmus.filter { $0.is_present != 0 }.map { String(cString: $0.name) }
    }
  }

  /// All PMUs that this build of libpfm4 has tables of, whether or not this machine has them.
  public var knownPMUs: Set<String> {
    Self.lock.withLock { _ in Set(Self.pmus.map { String(cString: $0.name) }) }
  }

  /// Names of all events of the PMUs on this machine, without the PMU.
  var presentEvents: [String] {
    Self.lock.withLock { _ in
      Self.pmus.filter { $0.is_present != 0 }.flatMap { pmu in
        Self.events(of: pmu).compactMap {
          Self.eventInformation($0).map { String(cString: $0.name) }
        }
      }
    }
  }

  /// Full names of the events of one PMU, with and without each of their unit masks.
  func events(ofPMU name: String) -> [String] {
    Self.lock.withLock { _ in
      guard let pmu = Self.pmus.first(where: { String(cString: $0.name) == name }) else {
        return []
      }
      return Self.events(of: pmu).flatMap { index -> [String] in
        guard let event = Self.eventInformation(index) else { return [] }
        let full = "\(name)::\(String(cString: event.name))"
        return [full]
          + (0..<event.nattrs).compactMap { Self.unitMask($0, of: index) }.map { "\(full):\($0)" }
      }
    }
  }

  private static func events(of pmu: pfm_pmu_info_t) -> some Sequence<Int32> {
    sequence(first: pmu.first_event) { index in
      let next = pfm_get_event_next(index)
      return next < 0 ? nil : next
    }
  }

  private static func unitMask(_ attribute: Int32, of event: Int32) -> String? {
    var information = pfm_event_attr_info_t()
    information.size = MemoryLayout<pfm_event_attr_info_t>.size
    guard
      pfm_get_event_attr_info(event, attribute, PFM_OS_PERF_EVENT, &information) == PFM_SUCCESS,
      information.type == PFM_ATTR_UMASK
    else { return nil }
    return String(cString: information.name)
  }
}

extension String {
  /// The PMU in front of `::`, nil if none is named.
  var pmu: String? {
    guard let end = firstIndex(of: ":"), self[end...].hasPrefix("::") else { return nil }
    return String(self[..<end])
  }
}
