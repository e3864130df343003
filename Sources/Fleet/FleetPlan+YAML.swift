private import FileBytes
private import Yams

extension FleetPlan {
  /// The largest YAML file that is read: it is held in memory, unlike CSV.
  static let mostYAMLBytes = 64 << 20

  /// Reads a YAML file: a list of host classes under `classes`, each with a list of `pools`.
  init(yaml path: String, keeping most: Int) throws(FleetFileError) {
    self.init(name: path, keeping: most)
    let root = try Self.node(of: path)
    guard let classes = root?.mapping?["classes"]?.sequence else {
      throw FleetFileError(
        name: path, problem: .yaml("no list classes; see docs/examples/fleet.yaml"))
    }
    if let unknown = root?.mapping.map({ Self.unknownKeys($0, beside: ["classes"], of: []) }),
      !unknown.isEmpty
    {
      addRemark("\(path): keys that mean nothing here: \(unknown)")
    }
    for one in classes {
      let line = one.mark?.line ?? 1
      guard let mapping = one.mapping else {
        report(line: line, column: nil, reason: "a class is a list of keys and values")
        continue
      }
      guard let pools = mapping["pools"]?.sequence else {
        report(
          line: line, column: "pools", reason: "missing; write a list of pools with size and count")
        continue
      }
      note(mapping, beside: ["pools"], at: line)
      if pools.isEmpty {
        report(
          line: line, column: "pools", reason: "empty; write a list of pools with size and count")
      }
      for pool in pools {
        guard let fields = pool.mapping else {
          report(
            line: pool.mark?.line ?? line, column: nil,
            reason: "a pool is a list of keys and values")
          continue
        }
        note(fields, beside: [], at: pool.mark?.line ?? line)
        add(line: pool.mark?.line ?? line) { field in
          Self.text(fields, field) ?? Self.text(mapping, field) ?? ""
        }
      }
    }
    guard rows + badRows > 0 else {
      throw FleetFileError(
        name: path, problem: .yaml("the list classes is empty: no host to plan for"))
    }
    finish()
  }

  private static func text(_ mapping: Node.Mapping, _ field: FleetField) -> String? {
    for (key, value) in mapping {
      if let name = key.scalar?.string, FleetField(name) == field {
        return value.scalar?.string ?? "[list]"
      }
    }
    return nil
  }

  /// Names the keys that mean nothing, with their line.
  private mutating func note(_ mapping: Node.Mapping, beside known: Set<String>, at line: Int) {
    let unknown = Self.unknownKeys(mapping, beside: known, of: FleetField.allCases)
    guard !unknown.isEmpty else { return }
    unknownKeys += 1
    guard unknownKeys <= Self.mostProblems else { return }
    addRemark("\(name):\(line): keys that mean nothing here: \(unknown)")
  }

  private static func unknownKeys(
    _ mapping: Node.Mapping, beside known: Set<String>, of fields: [FleetField]
  ) -> String {
    mapping.compactMap { $0.key.scalar?.string }
      .filter { key in
        !known.contains(key) && FleetField(key).map { !fields.contains($0) } ?? true
      }
      .prefix(12).map { "\(Excerpt($0))" }.joined(separator: ", ")
  }

  private static func node(of path: String) throws(FleetFileError) -> Node? {
    let bytes: [UInt8]
    do { bytes = try FileBytes.read(path, limit: mostYAMLBytes) } catch {
      throw FleetFileError(name: path, problem: .file(error))
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw FleetFileError(name: path, problem: .yaml("no UTF-8: save the file as UTF-8"))
    }
    do { return try compose(yaml: text) } catch {
      throw FleetFileError(name: path, problem: .yaml(Self.words(error)))
    }
  }

  /// Where and what, on one line.
  private static func words(_ error: any Error) -> String {
    guard case YamlError.scanner(let context, let problem, let mark, _)? = error as? YamlError
    else {
      switch error as? YamlError {
      case .parser(_, let problem, let mark, _)?, .composer(_, let problem, let mark, _)?:
        return "line \(mark.line): \(problem)"
      case .duplicatedKeysInMapping(let keys, let context)?:
        let names = keys.map { "\(Excerpt($0))" }
        return "line \(context.mark.line): a key is there twice: \(names.joined(separator: ", "))"
      case .reader(let problem, let offset, _, _)?:
        return problem + (offset.map { ", at byte \($0)" } ?? "")
      default: return "no YAML that can be read (an alias within its own anchor?)"
      }
    }
    let tab =
      problem.contains("cannot start any token") ? " (a tab? YAML is indented by blanks)" : ""
    return "line \(mark.line): \(context.map { "\($0.text) " } ?? "")\(problem)\(tab)"
  }
}
