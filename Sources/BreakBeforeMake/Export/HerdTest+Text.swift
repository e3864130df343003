internal import Vmemmap

// The sections of a litmus file.
extension HerdTest {
  /// A PTE value, such as `(oa:PA(p0),db:0)`. db is "writable", dbm lets hardware set it.
  func descriptor(_ value: EntryValue) -> String {
    guard let frame = value.frame(for: entry) else {
      return "(oa:PA(\(Self.page(.own(entry)))),valid:0)"
    }
    var fields = ["oa:PA(\(Self.page(frame)))"]
    if !value.accessFlag { fields.append("af:0") }
    switch value.permission {
    case .readWrite: break
    case .readOnly: fields.append("db:0")
    case .readOnlyDBM: fields += ["db:0", "dbm:1"]
    }
    if let attributes = Self.attributes(value.attributes) { fields.append(attributes) }
    return "(" + fields.joined(separator: ",") + ")"
  }

  private static func attributes(_ attributes: Attributes) -> String? {
    let shareability: String? =
      switch attributes.shareability {
      case .inner: nil
      case .outer: "OSH"
      case .non: "NSH"
      }
    guard attributes.memoryType == .normal else {
      let words = [attributes.memoryType.rawValue.replacing("device", with: "Device")]
      return "attrs:(" + words.joined(separator: ",") + ")"
    }
    let isUsual = attributes.inner == .writeBack && attributes.outer == .writeBack
    if isUsual && shareability == nil { return nil }
    let words =
      ["Normal", "i" + attributes.inner.rawValue.uppercased()]
      + ["o" + attributes.outer.rawValue.uppercased()] + (shareability.map { [$0] } ?? [])
    return "attrs:(" + words.joined(separator: ",") + ")"
  }

  /// A location per frame. The page under test is the one that its entry owns.
  static func page(_ frame: FrameName) -> String {
    switch frame {
    case .headOwn: "p0"
    case .tailOwn: "p1"
    case .tail2Own: "p2"
    case .neighbourOwn: "n"
    case .headCopy: "copy"
    case .sharedTail: "shared"
    case .headFresh: "fresh0"
    case .tailFresh: "fresh1"
    case .tail2Fresh: "fresh2"
    }
  }

  func initial(_ first: EntryValue) -> [String] {
    let page = Self.page(.own(entry))
    var lines = ["{"]
    for frame in FrameName.allCases where frames.contains(frame) || frame == .own(entry) {
      lines.append(" [\(Self.page(frame))]=\(contents(frame));")
    }
    lines.append(" [PTE(\(page))]=\(descriptor(first));")
    var registers = ["0:X0=PTE(\(page));", "0:X1=\(page);"]
    registers += descriptors.enumerated().map { "0:X\($0.offset + 3)=\($0.element);" }
    registers.append("1:X1=\(page);")
    return lines + registers.map { " " + $0 } + ["}"]
  }

  /// Numbers for contents: what is equal has one number, and a copy has its source's.
  func contents(_ frame: FrameName) -> Int {
    for event in run.events.reversed() {
      if case .copy(.fixed(let from), .fixed(frame)) = event.instruction { return contents(from) }
      if case .copy(.mapped(let source), .fixed(frame)) = event.instruction,
        let from = run.start[source]?.frame(for: source)
      {
        return contents(from)
      }
    }
    let odd = !setting.tailsStartEqual && (frame == .tailOwn || frame == .tail2Own)
    switch frame == .sharedTail ? .tail : program.contents[frame] ?? .uninitialised {
    case .head: return 1
    case .tail: return odd ? 3 : 2
    case .oddTail: return 3
    case .uninitialised: return 0
    }
  }

  func body() -> [String] {
    let other: [String] =
      switch walker {
      case .load: ["LDR W0,[X1]", "LDR W2,[X1]"]
      case .tryGet: ["LDR W0,[X1]", "ADD W3,W0,#16", "CAS W0,W3,[X1]"]
      }
    let height = max(code.count, other.count)
    func column(_ lines: [String], _ title: String) -> [String] {
      let cells = [title] + (0..<height).map { $0 < lines.count ? lines[$0] : "" }
      let width = cells.map(\.count).max() ?? 0
      return cells.map { $0 + String(repeating: " ", count: width - $0.count) }
    }
    return zip(column(code, "P0"), column(other, "P1")).map { " \($0) | \($1) ;" }
  }

  /// Whether the walker can see the new page and then the old one; where their contents are equal,
  /// only the model's flag tells.
  func condition(_ first: EntryValue) -> [String] {
    let old = first.frame(for: entry).map { contents($0) } ?? 0
    let new = last?.frame(for: entry).map { contents($0) } ?? 0
    switch walker {
    case .load:
      return ["locations [1:X0; 1:X2;]", "exists (1:X0=\(new) /\\ 1:X2=\(old))"]
    case .tryGet:
      let page = frames.sorted { $0.rawValue < $1.rawValue }.map { "\(Self.page($0));" }
      return [
        "locations [1:X0; \(page.joined(separator: " "))]",
        "exists (\(Self.page(.own(entry)))=\(old + 16))",
      ]
    }
  }
}
