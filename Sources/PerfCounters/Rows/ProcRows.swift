internal import LinuxHost

/// The rows of /proc that a group reads, each file once.
struct ProcRows {
  private let rows: [ProcRow?]
  private let root: HostRoot

  /// - Parameter rows: in the order of the requests, nil for those that aren't rows.
  init(_ rows: [ProcRow?], _ root: HostRoot) {
    self.rows = rows
    self.root = root
  }

  /// The figures now, in the order of the requests; a kernel without a row doesn't count it, which
  /// isn't 0.
  func read() -> [Fact<UInt64>?] {
    var files: [HostPath: Fact<[UInt8]>] = [:]
    return rows.map { row in
      guard let row else { return nil }
      let file = files[row.path] ?? contents(of: row.path)
      files[row.path] = file
      switch file {
      case .unknown(let reason): return .unknown(reason)
      case .known(let bytes):
        return row.value(in: bytes).map(Fact.known)
          ?? .unknown("\(row.path) of this kernel has no \(row.wanted)")
      }
    }
  }

  /// What a row counted between two readings.
  static func difference(_ early: Fact<UInt64>?, _ late: Fact<UInt64>?) -> CounterOutcome {
    switch (early, late) {
    case (.known(let early), .known(let late)):
      late >= early ? .counted(late - early) : .unavailable("the row went backwards")
    case (.unknown(let reason), _), (_, .unknown(let reason)): .unavailable(reason)
    case (nil, _), (_, nil): .unavailable("read before it was started")
    }
  }

  private func contents(of path: HostPath) -> Fact<[UInt8]> {
    do { return .known(try root.bytes(of: path, limit: 64 << 20)) } catch {
      return .unknown(error.description)
    }
  }
}

extension ProcRow {
  /// The file that holds the row.
  fileprivate var path: HostPath {
    switch self {
    case .interrupts: .interrupts
    case .vmstat: .vmstat
    }
  }
}
