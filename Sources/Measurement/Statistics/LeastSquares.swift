/// Weighted linear least squares with a few terms, by the normal equations.
struct LeastSquares {
  /// One per term.
  let coefficients: [LineFit.Coefficient]
  /// Sum of the weighted squared residuals.
  let residual: Double
  /// Share of the weighted variance explained; nil if the values do not vary.
  let rSquared: Double?
  /// Points beyond those that the terms need.
  let freedom: Int
  private let inverse: Matrix

  /// - Parameters:
  ///   - rows: the terms' values at each point, all of one length.
  ///   - weights: one positive weight a point.
  /// - Returns: nil if there are fewer points than terms, or the terms cannot be told apart.
  init?(rows: [[Double]], values: [Double], weights: [Double], confidence: Double) {
    let terms = rows.first?.count ?? 0
    guard terms > 0, rows.count >= terms, values.count == rows.count, weights.count == rows.count,
      rows.allSatisfy({ $0.count == terms && $0.allSatisfy(\.isFinite) }),
      values.allSatisfy(\.isFinite), weights.allSatisfy({ $0 > 0 && $0.isFinite })
    else { return nil }

    var normal = Matrix(size: terms)
    var right = [Double](repeating: 0, count: terms)
    for (row, (value, weight)) in zip(rows, zip(values, weights)) {
      for i in 0..<terms {
        right[i] += weight * row[i] * value
        for j in 0..<terms { normal[i, j] += weight * row[i] * row[j] }
      }
    }
    guard let inverse = normal.inverse() else { return nil }
    let solution = (0..<terms).map { i in (0..<terms).reduce(0) { $0 + inverse[i, $1] * right[$1] }
    }

    let total = weights.reduce(0, +)
    let mean = zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 } / total
    var residual = 0.0
    var variance = 0.0
    for (row, (value, weight)) in zip(rows, zip(values, weights)) {
      let fitted = zip(row, solution).reduce(0) { $0 + $1.0 * $1.1 }
      residual += weight * (value - fitted) * (value - fitted)
      variance += weight * (value - mean) * (value - mean)
    }
    self.residual = residual
    rSquared = variance > 0 ? 1 - residual / variance : nil

    let freedom = rows.count - terms
    self.freedom = freedom
    self.inverse = inverse
    coefficients = solution.indices.map { term in
      guard freedom > 0 else { return .init(value: solution[term], interval: nil) }
      let error = (residual / Double(freedom) * max(inverse[term, term], 0)).squareRoot()
      let half = StudentT(freedom: freedom).halfWidth(confidence: confidence) * error
      return .init(
        value: solution[term],
        interval: Interval(
          low: solution[term] - half, high: solution[term] + half, confidence: confidence))
    }
  }

  /// Half the interval in which another value of weight `weight` lies at these terms; nil if no point
  /// is left over to judge by.
  func predictionHalfWidth(at row: [Double], weight: Double, confidence: Double) -> Double? {
    guard freedom > 0, weight > 0 else { return nil }
    var spread = 1 / weight
    for i in row.indices { for j in row.indices { spread += row[i] * inverse[i, j] * row[j] } }
    let error = (residual / Double(freedom) * max(spread, 0)).squareRoot()
    return StudentT(freedom: freedom).halfWidth(confidence: confidence) * error
  }
}

/// A small square matrix, row by row.
struct Matrix {
  let size: Int
  private var cells: [Double]

  init(size: Int) {
    self.size = size
    cells = [Double](repeating: 0, count: size * size)
  }

  subscript(row: Int, column: Int) -> Double {
    get { cells[row * size + column] }
    set { cells[row * size + column] = newValue }
  }

  /// By Gauss-Jordan elimination with row pivots; nil if it is singular to working precision.
  func inverse() -> Matrix? {
    var left = self
    var right = Matrix(size: size)
    for i in 0..<size { right[i, i] = 1 }
    for column in 0..<size {
      let scale = (0..<size).map { abs(self[$0, column]) }.max() ?? 0
      guard let pivot = (column..<size).max(by: { abs(left[$0, column]) < abs(left[$1, column]) }),
        abs(left[pivot, column]) > scale * 1e-12
      else { return nil }
      for j in 0..<size {
        (left[column, j], left[pivot, j]) = (left[pivot, j], left[column, j])
        (right[column, j], right[pivot, j]) = (right[pivot, j], right[column, j])
      }
      let divisor = left[column, column]
      for j in 0..<size {
        left[column, j] /= divisor
        right[column, j] /= divisor
      }
      for row in 0..<size where row != column {
        let factor = left[row, column]
        for j in 0..<size {
          left[row, j] -= factor * left[column, j]
          right[row, j] -= factor * right[column, j]
        }
      }
    }
    return right
  }
}
