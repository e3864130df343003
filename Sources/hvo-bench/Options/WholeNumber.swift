import ArgumentParser

/// A whole number typed for an option: in range, or refused with the range.
struct WholeNumber {
  let range: ClosedRange<Int>
  /// What is counted, for the message: "rounds".
  let noun: String

  /// For `@Option(transform:)`, which puts the option and what was typed in front of the message.
  func parse(_ text: String) throws -> Int {
    guard let number = Int(text), range.contains(number) else {
      throw ValidationError(
        "write a whole number of \(noun), \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }
}
