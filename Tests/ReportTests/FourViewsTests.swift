import Foundation
import Testing

@testable import Report
@testable import Results

@Suite struct FourViewsTests {
  @Test func `every number of the JSON stands in the CSV`() throws {
    let result = try Snapshot.full
    let csv = ReportFormat.csv.render(result, style: TextStyle(ascii: false))
    let fields = csv.split(separator: "\r\n").flatMap { $0.split(separator: ",") }
    let values = Set(fields.compactMap { Double($0) })
    var numbers = 0
    func walk(_ value: Any, _ key: String) {
      if let object = value as? [String: Any] {
        // Percentages are part of the columns' names.
        for (key, value) in object where !["samples", "percents"].contains(key) { walk(value, key) }
      } else if let array = value as? [Any] {
        for value in array { walk(value, key) }
      } else if let number = value as? NSNumber, !(value is Bool) {
        numbers += 1
        // JSONSerialization goes through decimal arithmetic and may miss the last bit.
        let wanted = number.doubleValue
        let isThere = values.contains { ($0 - wanted).magnitude <= wanted.magnitude * 1e-14 }
        #expect(isThere, "\(key) \(number)")
      }
    }
    walk(try JSONSerialization.jsonObject(with: Data(result.encoded())), "")
    #expect(numbers >= 300)
  }

  @Test func `the formats spell every column of a table alike`() throws {
    let result = try Snapshot.full
    let text = ReportFormat.text.render(result, style: TextStyle(ascii: false))
    let markdown = ReportFormat.markdown.render(result, style: TextStyle(ascii: false))
    for value in ["55.9 MiB", "13.9 µs", "6,800 /s", "n/a"] {
      #expect(text.contains(value))
      #expect(markdown.contains(value))
    }
  }
}
