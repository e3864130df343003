import Formula
import Foundation
import TestSupport
import Testing

private let node = OtherProgram("node", "nodejs")

/// The JavaScript of a set, run by node, against what is computed here.
@Suite(.enabled(if: node != nil, "node isn't installed")) struct JavaScriptTests {
  private static func text(_ value: FormulaValue?) -> Any {
    switch value {
    case .whole(let value): "\(value)"
    case .real(let value): "\(value.bitPattern)"
    case .truth(let value): "\(value)"
    case .missing, nil: NSNull()
    }
  }

  private func results(
    _ set: FormulaSet, _ rows: [[String: FormulaValue]]
  ) throws -> [[String: String?]] {
    let given = rows.map { row in
      set.inputs.map { [$0.name, $0.kind.rawValue, Self.text(row[$0.name])] as [Any] }
    }
    let request: [String: Any] = [
      "script": set.javaScript(functionName: "formulas"), "rows": given,
    ]
    let script = repositoryRoot.appending(path: "Tests/FormulaTests/evaluate.js").path
    let input = String(decoding: try JSONSerialization.data(withJSONObject: request), as: UTF8.self)
    let output = try #require(node).run([script], input: input)
    let parsed = try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [[String: Any]] ?? []
    return parsed.map { $0.mapValues { $0 as? String } }
  }

  @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 8] as [UInt64])
  func equalToTheBit(seed: UInt64) throws {
    var random = RandomFormulas(
      generator: .init(seed: seed),
      wholes: [0, 1, -1, 7, 512, .max, .min, 1 << 53 + 1, 4096, -4097],
      divisors: [0, 1, -1, 2, 3, 4096, -7, .max, .min])
    for depth in 1...5 {
      let set = random.set(depth: depth)
      #expect(set.problems == [])
      let program = FormulaProgram(set)
      let rows = (0..<40).map { _ in random.inputs() }
      let theirs = try results(set, rows)
      #expect(theirs.count == rows.count)
      for (row, there) in zip(rows, theirs) {
        let here = program(row)
        for definition in set.definitions {
          let name = definition.name
          #expect(
            Self.text(here[name]) as? String == there[name] ?? nil,
            "\(name) of seed \(seed), depth \(depth)")
        }
      }
    }
  }
}
