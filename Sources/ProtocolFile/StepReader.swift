internal import Vmemmap
internal import Yams

/// Reads one item of `steps`: `resume`, `set: {entries: tails, to: invalid}` and so on.
struct StepReader {
  /// The steps by name, in the order of the reference.
  static let names = [
    "allocate", "copy", "populate", "set", "clear-af", "swap", "invalidate", "flush", "barrier",
    "pause", "resume", "free",
  ]

  /// The steps of the protocol that one item stands for: several for `flush`.
  static func steps(_ item: Element) throws(ProtocolFileError) -> [Step] {
    if case .scalar(let scalar) = item.node {
      switch scalar.string {
      case "resume": return [.resume]
      case "flush": return Step.flushAll
      case let word where names.contains(word):
        throw item.fault(.wrongShape(key: word, wanted: "wants a value, as in '- \(word): …'"))
      case let word: throw item.unknown(word, of: "step", among: names)
      }
    }
    guard case .mapping(let mapping) = item.node, mapping.count == 1, let pair = mapping.first
    else {
      throw item.fault(.wrongShape(key: "step", wanted: "wants one step, as in '- barrier: isb'"))
    }
    // Reported as an unknown key of this item where it is none of them.
    _ = try Fields(item, of: "step", known: names)
    let value = item.child(pair.value)
    switch pair.key.string ?? "" {
    case "allocate": return [.allocate(try value.choice(of: "allocate", from: allocatable))]
    case "copy": return [try copy(value)]
    case "populate":
      return [.populate(try value.choice(of: "populate", from: Permission.allCases))]
    case "set":
      let (entries, mapping) = try MappingReader(value, of: "set").read()
      return [.set(entries, mapping)]
    case "swap":
      let (entries, mapping) = try MappingReader(value, of: "swap").read()
      return [.swap(entries, mapping)]
    case "clear-af":
      return [.clearAccessFlag(try value.choice(of: "clear-af", from: Entries.allCases))]
    case "invalidate": return [.tlbi(try InvalidationReader.read(value))]
    case "flush": return Step.flush(try InvalidationReader.flush(value))
    case "barrier": return [.barrier(try value.choice(of: "barrier", from: Barrier.allCases))]
    case "pause": return [.pause(try value.choice(of: "pause", from: Pause.allCases))]
    case "resume":
      guard value.isNothing else {
        throw value.fault(.wrongShape(key: "resume", wanted: "takes no value: '- resume'"))
      }
      return [.resume]
    default: return [.free(try value.choice(of: "free", from: Frame.allCases))]
    }
  }

  /// What can be allocated: the other roles are frames that are there already.
  private static let allocatable: [Frame] = [.headCopy, .sharedTail, .fresh]

  private static func copy(_ value: Element) throws(ProtocolFileError) -> Step {
    let fields = try Fields(value, of: "copy", known: ["from", "to"])
    let from = try fields.required("from", "the frame that is read")
    let to = try fields.required("to", "the frame that is written")
    return .copy(
      from: try from.choice(of: "from", from: Frame.allCases),
      to: try to.choice(of: "to", from: Frame.allCases))
  }
}
