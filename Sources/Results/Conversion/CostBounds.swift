internal import Formula
internal import Tradeoff

/// How far the cost of a protocol may be from what is shown: every measured input at the low end of its
/// interval, and every one at the high end. The costs grow with each of them, so this is wider
/// than the interval of the sum.
public struct CostBounds: Sendable, Hashable {
  /// ns per huge page.
  public let hvo, deHVO: ClosedRange<Double>?

  /// - Parameter rows: of the same result, with the inputs of the costs.
  public init(_ verdict: VerdictRow, _ rows: [TradeoffRow]) {
    guard
      let row = rows.first(where: {
        ($0.protocolID, $0.sizeBytes) == (verdict.protocolID, verdict.sizeBytes)
      }), row.inputs.contains(where: { Self.isMeasured($0) })
    else {
      (hvo, deHVO) = (nil, nil)
      return
    }
    let middle = Self.costs(row) { $0.value }
    let low = Self.costs(row) { $0.interval?.low ?? $0.value }
    let high = Self.costs(row) { $0.interval?.high ?? $0.value }
    hvo = Self.range(verdict.costHVO, middle.hvo, low.hvo, high.hvo)
    deHVO = Self.range(verdict.costDeHVO, middle.deHVO, low.deHVO, high.deHVO)
  }

  private static func isMeasured(_ input: TradeoffRow.Input) -> Bool {
    input.name.hasSuffix("_ns") && input.value.interval != nil
  }

  private static func costs(
    _ row: TradeoffRow, _ end: (Figure) -> Double?
  ) -> (hvo: Double?, deHVO: Double?) {
    var given: [String: FormulaValue] = [:]
    for input in row.inputs {
      let value = isMeasured(input) ? end(input.value) : input.value.value
      if let value { given[input.name] = .real(value) }
    }
    let results = TradeoffFormulas.standard.program(given)
    return (results["hvo_ns"]?.real, results["de_hvo_ns"]?.real)
  }

  /// Nil where the inputs don't give the cost that is shown.
  private static func range(
    _ shown: Figure, _ middle: Double?, _ low: Double?, _ high: Double?
  ) -> ClosedRange<Double>? {
    guard let value = shown.value, let middle, let low, let high, low <= high,
      (middle - value).magnitude <= 1e-6 * value.magnitude
    else { return nil }
    return low...high
  }
}
