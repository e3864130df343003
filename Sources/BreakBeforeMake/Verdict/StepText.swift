public import Vmemmap

extension Step {
  /// The step without a place: such as `set tails: page -> shared-tail, ro`.
  public var text: String {
    StepReference(phase: 0, step: 0, purpose: "", action: self, entry: nil).text
  }
}

extension StepReference {
  /// Such as `set PTE 0 (head): page -> head-copy, rw` or `tlbi VMALLE1IS`.
  public var text: String {
    let suffix = entry.map { " for \($0.name)" } ?? ""
    return switch action {
    case .allocate(let frame): "allocate \(frame.rawValue)"
    case .copy(let from, let to): "copy \(from.rawValue) to \(to.rawValue)" + suffix
    case .populate(let permission): "fill a PTE table, \(permission.rawValue)"
    case .set(let entries, let mapping):
      "set \(entry.map(\.name) ?? entries.rawValue): \(mapping.text)"
    case .clearAccessFlag(let entries): "clear AF of \(entry.map(\.name) ?? entries.rawValue)"
    case .swap(let entries, let mapping):
      "swap \(entry.map(\.name) ?? entries.rawValue): \(mapping.text)"
    case .tlbi(let invalidation): "tlbi \(invalidation.text)"
    case .barrier(let barrier): barrier.rawValue.replacing("-", with: " ")
    case .pause(.onFault): "make faulting walkers wait"
    case .pause(let pause): "pause the other CPUs (\(pause.rawValue))"
    case .resume: "resume"
    case .free(let frame): "free \(frame.rawValue)"
    }
  }
}

extension Mapping {
  var text: String {
    switch self {
    case .invalid: "invalid"
    case .table: "table"
    case .block(let permission, let nT): "block, \(permission.rawValue)\(nT ? ", nT" : "")"
    case .page(let frame, let permission, _): "page -> \(frame.rawValue), \(permission.rawValue)"
    }
  }
}

extension TLBInvalidation {
  var text: String {
    let range: String
    switch extent {
    case .everything: range = ""
    case .address(let entries), .range(let entries): range = " " + entries.rawValue
    }
    return mnemonic + range + (levelHint.map { ", level hint \($0)" } ?? "")
  }
}
