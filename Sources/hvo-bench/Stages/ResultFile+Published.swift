import ReferenceData
import Results

extension ResultFile {
  /// Adds what others published of other machines.
  ///
  /// - Returns: the figures.
  @discardableResult mutating func addPublished() throws -> [PublishedFigure] {
    let figures = try failure { try ReferenceData() }.figures
    published = PublishedRow.all(figures)
    return figures
  }
}
