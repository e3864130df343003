internal import FoundationEssentials
internal import HugeTLB

// {"version": 1, "bootID": …, "process": …, "entries": [{"setting": "pool", "sizeBytes": 2097152,
// "node": 0, "original": "512"}, …]}
extension Journal: Codable {
  /// The version of the form; a journal of another one isn't touched.
  static let version = 1

  private enum Key: String, CodingKey { case version, bootID, process, entries }

  public init(from decoder: any Decoder) throws {
    let object = try decoder.container(keyedBy: Key.self)
    let version = try object.decode(Int.self, forKey: .version)
    guard version == Self.version else {
      throw DecodingError.dataCorruptedError(
        forKey: .version, in: object, debugDescription: "version \(version)")
    }
    bootID = try object.decode(String.self, forKey: .bootID)
    process = try object.decode(Int32.self, forKey: .process)
    entries = try object.decode([Entry].self, forKey: .entries)
  }

  public func encode(to encoder: any Encoder) throws {
    var object = encoder.container(keyedBy: Key.self)
    try object.encode(Self.version, forKey: .version)
    try object.encode(bootID, forKey: .bootID)
    try object.encode(process, forKey: .process)
    try object.encode(entries, forKey: .entries)
  }

  /// UTF-8, to be read by people as well.
  func encoded() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return [UInt8](try encoder.encode(self)) + [UInt8(ascii: "\n")]
  }

  init(decoding bytes: [UInt8]) throws {
    self = try JSONDecoder().decode(Journal.self, from: Data(bytes))
  }
}

extension Journal.Entry: Codable {
  private enum Key: String, CodingKey {
    case setting, sizeBytes, node, cpu, original, surplus, free, most
  }
  private enum Name: String, Codable {
    case pool, overcommit, clocksource
    case optimizeVmemmap = "hugetlb_optimize_vmemmap"
    case rcuExpedited = "rcu_expedited"
    case cpuOnline = "cpu_online"
  }

  public init(from decoder: any Decoder) throws {
    let object = try decoder.container(keyedBy: Key.self)
    func size() throws -> HugePageSize {
      let bytes = try object.decode(UInt64.self, forKey: .sizeBytes)
      guard let size = HugePageSize(bytes: bytes) else {
        throw DecodingError.dataCorruptedError(
          forKey: .sizeBytes, in: object, debugDescription: "no huge page has \(bytes) bytes")
      }
      return size
    }
    func cpu() throws -> Int {
      let cpu = try object.decode(Int.self, forKey: .cpu)
      guard (0...CPUList.highest).contains(cpu) else {
        throw DecodingError.dataCorruptedError(
          forKey: .cpu, in: object, debugDescription: "no CPU has the number \(cpu)")
      }
      return cpu
    }
    let setting: SystemSetting =
      switch try object.decode(Name.self, forKey: .setting) {
      case .pool:
        .pool(PoolPlace(try size(), node: try object.decodeIfPresent(Int.self, forKey: .node)))
      case .overcommit: .overcommit(try size())
      case .optimizeVmemmap: .optimizeVmemmap
      case .rcuExpedited: .rcuExpedited
      case .clocksource: .clocksource
      case .cpuOnline: .cpuOnline(try cpu())
      }
    let original = try object.decode(String.self, forKey: .original)
    guard setting.accepts(original) else {
      throw DecodingError.dataCorruptedError(
        forKey: .original, in: object, debugDescription: "'\(original)' is no value of \(setting)")
    }
    self.init(
      setting, original: original,
      surplus: try object.decodeIfPresent(UInt64.self, forKey: .surplus) ?? 0,
      free: try object.decodeIfPresent(UInt64.self, forKey: .free),
      most: try object.decodeIfPresent(UInt64.self, forKey: .most))
  }

  public func encode(to encoder: any Encoder) throws {
    var object = encoder.container(keyedBy: Key.self)
    switch setting {
    case .pool(let place):
      try object.encode(Name.pool, forKey: .setting)
      try object.encode(place.size.bytes, forKey: .sizeBytes)
      try object.encodeIfPresent(place.node, forKey: .node)
    case .overcommit(let size):
      try object.encode(Name.overcommit, forKey: .setting)
      try object.encode(size.bytes, forKey: .sizeBytes)
    case .optimizeVmemmap: try object.encode(Name.optimizeVmemmap, forKey: .setting)
    case .rcuExpedited: try object.encode(Name.rcuExpedited, forKey: .setting)
    case .clocksource: try object.encode(Name.clocksource, forKey: .setting)
    case .cpuOnline(let cpu):
      try object.encode(Name.cpuOnline, forKey: .setting)
      try object.encode(cpu, forKey: .cpu)
    }
    try object.encode(original, forKey: .original)
    if surplus > 0 { try object.encode(surplus, forKey: .surplus) }
    try object.encodeIfPresent(free, forKey: .free)
    try object.encodeIfPresent(most, forKey: .most)
  }
}
