import CSVFile
import HugeTLB

extension FleetPlan {
  /// Reads a CSV file as a stream.
  ///
  /// - Complexity: O(bytes).
  init(csv path: String, keeping classes: Int) throws(FleetFileError) {
    self.init(name: path, keeping: classes)
    var header: Result<FleetHeader, FleetFileError.Problem>?
    do {
      try CSVFile(path: path).read { event in
        switch event {
        case .record(let record):
          switch header {
          case nil:
            guard record.count > 1 || !record.isEmpty(from: 0) else { return true }
            let names = (0..<record.count).map { record.text($0) }
            do throws(FleetFileError.Problem) {
              header = .success(try FleetHeader(names))
            } catch {
              header = .failure(error)
            }
          case .success(let header): add(record, header)
          case .failure: return false
          }
        case .problem(let problem):
          guard header != nil else {
            header = .failure(.header(problem))
            return false
          }
          report(line: problem.line, column: nil, reason: problem.description)
          if problem.isFatal { addRemark("\(path):\(problem.line): \(problem)") }
        }
        return true
      }
    } catch {
      throw FleetFileError(name: path, problem: .unreadable(error))
    }
    switch header {
    case nil: throw FleetFileError(name: path, problem: .empty)
    case .failure(let problem): throw FleetFileError(name: path, problem: problem)
    case .success(let header):
      guard rows + badRows > 0 else { throw FleetFileError(name: path, problem: .noRows) }
      if !header.unknown.isEmpty {
        let names = header.unknown.prefix(12).map { "\(Excerpt($0))" }.joined(separator: ", ")
        addRemark("columns that mean nothing here: \(names)")
      }
    }
    finish()
  }

  private mutating func add(_ record: CSVRecord, _ header: FleetHeader) {
    // Spreadsheets leave rows of separators behind.
    if record.isEmpty(from: 0) { return }
    guard record.isEmpty(from: header.count) else {
      let fields = "\(record.count) fields, header has \(header.count)"
      report(
        line: record.line, column: nil,
        reason: "\(fields) (a number with a comma in it needs quotes: \"1,024\")")
      return
    }
    add(line: record.line) { field in header.column(field).map { record.text($0) } ?? "" }
  }
}
