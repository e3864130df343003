/// Named formulas in order; each may use the inputs and the formulas before it.
public struct FormulaSet: Sendable, Hashable {
  /// One formula with its name.
  public struct Definition: Sendable, Hashable {
    public let name: String
    /// What it is, in a few words with the unit.
    public let meaning: String
    let node: Node

    /// The kind of its value.
    public var kind: FormulaKindName { node.kind }
  }
  /// A value from outside.
  public struct Input: Sendable, Hashable {
    public let name: String
    public let kind: FormulaKindName
    /// What it is, in a few words with the unit.
    public let meaning: String

    public init(_ name: String, _ kind: FormulaKindName, _ meaning: String) {
      (self.name, self.kind, self.meaning) = (name, kind, meaning)
    }
  }

  /// The values from outside, in order.
  public private(set) var inputs: [Input] = []
  /// The formulas, in order.
  public private(set) var definitions: [Definition] = []

  public init() {}

  /// Declares an input of this kind and gives the formula that reads it.
  public mutating func input<Kind>(
    _ name: String, _ meaning: String, of kind: Kind.Type = Kind.self
  ) -> Formula<Kind> {
    inputs.append(Input(name, Kind.name, meaning))
    return Formula(input: name)
  }

  /// Adds a definition and gives the formula that refers to it by name.
  @discardableResult
  public mutating func define<Kind>(
    _ name: String, _ meaning: String, _ formula: Formula<Kind>
  ) -> Formula<Kind> {
    definitions.append(Definition(name: name, meaning: meaning, node: formula.node))
    return Formula(input: name)
  }

  /// Names used twice or read before they are defined, and names that SQL or JavaScript wouldn't
  /// take: empty for a set that makes sense.
  public var problems: [String] {
    var known: Set<String> = []
    var problems: [String] = []
    func add(_ name: String) {
      if !known.insert(name).inserted { problems.append("\(name) is defined twice") }
      let letters = name.utf8.allSatisfy {
        (97...122).contains($0) || (48...57).contains($0) || $0 == 95
      }
      if !letters || name.utf8.first.map({ (97...122).contains($0) }) != true {
        problems.append("\(name) is no name")
      }
    }
    for input in inputs { add(input.name) }
    for definition in definitions {
      for name in definition.node.inputs.subtracting(known).sorted() {
        problems.append("\(definition.name) reads \(name) before it is defined")
      }
      add(definition.name)
    }
    return problems
  }

  /// The declared inputs that a definition depends on, through others too.
  public func inputs(of name: String) -> Set<String> {
    var found: Set<String> = []
    var pending = [name]
    var seen: Set<String> = []
    while let next = pending.popLast() {
      guard seen.insert(next).inserted else { continue }
      if let definition = definitions.first(where: { $0.name == next }) {
        pending += definition.node.inputs
      } else {
        found.insert(next)
      }
    }
    return found
  }
}
