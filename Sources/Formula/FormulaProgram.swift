/// A ``FormulaSet`` made ready for being computed many times.
///
/// One register for each distinct part of the formulas, so that what two definitions share is
/// computed once. Computing every part, needed or not, is harmless: a gap is a value.
public struct FormulaProgram: Sendable {
  private enum Instruction {
    case constant(FormulaValue)
    case input(Int)
    case arithmetic(Node.Arithmetic, Int, Int)
    case compare(Node.Comparison, Int, Int)
    case member(Int, [Int64])
    case logic(Node.Logic, Int, Int)
    case not(Int)
    case choose(Int, Int, Int)
    case fallback(Int, Int)
    case toReal(Int)
  }

  /// Names of the inputs, in the order in which ``callAsFunction(_:)`` takes them.
  public let inputNames: [String]
  /// Names of the results, in the order in which it gives them.
  public let resultNames: [String]
  private var instructions: [Instruction] = []
  private var results: [Int] = []

  /// - Complexity: O(nodes).
  public init(_ set: FormulaSet) {
    inputNames = set.inputs.map(\.name)
    resultNames = set.definitions.map(\.name)
    var known: [String: Int] = [:]
    for (index, input) in set.inputs.enumerated() {
      known[input.name] = instructions.count
      instructions.append(.input(index))
    }
    var registers: [Node: Int] = [:]
    for definition in set.definitions {
      let register = add(definition.node, &registers, known)
      known[definition.name] = register
      results.append(register)
    }
  }

  private mutating func add(
    _ node: Node, _ registers: inout [Node: Int], _ known: [String: Int]
  ) -> Int {
    if case .input(let name, _) = node, let register = known[name] { return register }
    if let register = registers[node] { return register }
    let operands = node.operands.map { add($0, &registers, known) }
    let instruction: Instruction =
      switch node {
      case .whole(let value): .constant(.whole(value))
      case .real(let value): .constant(.checked(value))
      case .input(let name, _): .constant(.missing(.input(name)))
      case .none: .constant(.missing(.excluded))
      case .arithmetic(let by, _, _, _): .arithmetic(by, operands[0], operands[1])
      case .compare(let by, _, _): .compare(by, operands[0], operands[1])
      case .member(_, let list): .member(operands[0], list)
      case .logic(let by, _, _): .logic(by, operands[0], operands[1])
      case .not: .not(operands[0])
      case .choose: .choose(operands[0], operands[1], operands[2])
      case .fallback: .fallback(operands[0], operands[1])
      case .toReal: .toReal(operands[0])
      }
    instructions.append(instruction)
    registers[node] = instructions.count - 1
    return instructions.count - 1
  }

  /// Computes every definition.
  ///
  /// - Parameter inputs: one for each of ``inputNames``; what is lacking at the end is a gap.
  /// - Complexity: O(parts of the formulas).
  public func callAsFunction(_ inputs: [FormulaValue]) -> [FormulaValue] {
    var values: [FormulaValue] = []
    values.reserveCapacity(instructions.count)
    for instruction in instructions {
      values.append(Self.value(of: instruction, values, inputs, inputNames))
    }
    return results.map { values[$0] }
  }

  /// The same with names; an input that isn't named is a gap.
  public func callAsFunction(_ inputs: [String: FormulaValue]) -> [String: FormulaValue] {
    let values = self(inputNames.map { inputs[$0] ?? .missing(.input($0)) })
    return Dictionary(zip(resultNames, values)) { _, last in last }
  }

  private static func value(
    of instruction: Instruction, _ values: [FormulaValue], _ inputs: [FormulaValue],
    _ names: [String]
  ) -> FormulaValue {
    switch instruction {
    case .constant(let value): return value
    case .input(let index):
      guard index < inputs.count else { return .missing(.input(names[index])) }
      if case .real(let value) = inputs[index] { return .checked(value) }
      return inputs[index]
    case .arithmetic(let by, let a, let b): return .apply(by, values[a], values[b])
    case .compare(let by, let a, let b): return .apply(by, values[a], values[b])
    case .logic(let by, let a, let b): return .apply(by, values[a], values[b])
    case .member(let a, let list):
      return values[a].whole.map { .truth(list.contains($0)) }
        ?? .missing(values[a].gap ?? .excluded)
    case .not(let a):
      return values[a].truth.map { .truth(!$0) } ?? .missing(values[a].gap ?? .excluded)
    case .choose(let condition, let a, let b):
      guard let truth = values[condition].truth else {
        return .missing(values[condition].gap ?? .excluded)
      }
      return values[truth ? a : b]
    case .fallback(let a, let b): return values[a].gap == nil ? values[a] : values[b]
    case .toReal(let a):
      return values[a].whole.map { .real(Double($0)) } ?? .missing(values[a].gap ?? .excluded)
    }
  }
}
