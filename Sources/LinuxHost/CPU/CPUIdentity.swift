/// The numbers by which a CPU identifies itself.
public enum CPUIdentity: Sendable, Hashable {
  /// CPUID.
  case x86(vendor: String, family: Int, model: Int, stepping: Int)
  /// MIDR_EL1.
  case arm(implementer: Int, part: Int)

  /// The different CPUs of a machine in order of appearance: several where big and little ones are
  /// mixed. Unknown where /proc/cpuinfo gives neither kind of number.
  public static func all(_ root: HostRoot) -> Fact<[CPUIdentity]> {
    let text: String
    do { text = try root.text(of: .cpuInformation, limit: 64 << 20) } catch {
      return .unknown(error.description)
    }
    let first = KeyedLines(text)
    func number(_ key: String) -> Int? { first[key].flatMap { Int($0) } }
    if let vendor = first["vendor_id"], let family = number("cpu family"),
      let model = number("model")
    {
      let stepping = number("stepping") ?? 0
      return .known([.x86(vendor: vendor, family: family, model: model, stepping: stepping)])
    }
    let parts = CPUModel.armParts(text).map {
      CPUIdentity.arm(implementer: Int($0.implementer), part: Int($0.part))
    }
    return parts.isEmpty
      ? .unknown("\(HostPath.cpuInformation) identifies no CPU") : .known(parts)
  }
}

extension CPUIdentity: CustomStringConvertible {
  /// "AuthenticAMD family 26 model 2 stepping 1", "implementer 0x41 part 0xd0c".
  public var description: String {
    switch self {
    case .x86(let vendor, let family, let model, let stepping):
      "\(vendor) family \(family) model \(model) stepping \(stepping)"
    case .arm(let implementer, let part):
      "implementer 0x\(String(implementer, radix: 16)) part 0x\(String(part, radix: 16))"
    }
  }
}
