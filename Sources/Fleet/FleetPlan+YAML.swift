private import FileBytes
private import Yams

extension FleetPlan {
  /// The largest YAML file that is read: it is held in memory, unlike CSV.
  static let mostYAMLBytes = 64 << 20

  /// Reads a YAML file: a list of host classes under `classes`, each with a list of `pools`.
  init(yaml path: String) throws(FleetFileError) {
    self.init(name: path)
    let root = try Self.node(of: path)
    guard let classes = root?.mapping?["classes"]?.sequence else {
      throw FleetFileError(
        name: path, problem: .yaml("no list classes; see docs/examples/fleet.yaml"))
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
      let unknown = Self.unknownKeys(mapping, beside: ["pools"])
      if !unknown.isEmpty { addRemark("\(path):\(line): keys that mean nothing here: \(unknown)") }
      for pool in pools {
        guard let fields = pool.mapping else {
          report(
            line: pool.mark?.line ?? line, column: nil,
            reason: "a pool is a list of keys and values")
          continue
        }
        add(line: pool.mark?.line ?? line) { field in
          Self.text(fields, field) ?? Self.text(mapping, field) ?? ""
        }
      }
    }
    guard rows + badRows > 0 else { throw FleetFileError(name: path, problem: .noRows) }
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

  private static func unknownKeys(_ mapping: Node.Mapping, beside known: Set<String>) -> String {
    mapping.compactMap { $0.key.scalar?.string }
      .filter { FleetField($0) == nil && !known.contains($0) }
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
      if case YamlError.parser(_, let problem, let mark, _)? = error as? YamlError {
        return "line \(mark.line): \(problem)"
      }
      return "no YAML that can be read"
    }
    let tab =
      problem.contains("cannot start any token") ? " (a tab? YAML is indented by blanks)" : ""
    return "line \(mark.line): \(context.map { "\($0.text) " } ?? "")\(problem)\(tab)"
  }
}
