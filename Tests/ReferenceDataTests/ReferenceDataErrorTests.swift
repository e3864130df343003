import ReferenceData
import Testing

struct ReferenceDataErrorTests {
  static let figure = """
      - id: a
        what: time
        hardware: not named
        kernel: v6.7
        source: {author: A, series: S, date: "2024"}
        values: [{name: on, value: 3, unit: s}, {name: off, value: 1, unit: s}]
    """
  static let noPlatforms = "platforms: []"

  func problem(published: String, platforms: String = noPlatforms) -> ReferenceDataError? {
    do {
      _ = try ReferenceData(published: published, platforms: platforms)
      return nil
    } catch { return error }
  }

  @Test func wellFormedIsTaken() {
    #expect(problem(published: "figures:\n" + Self.figure) == nil)
    let ratio = "\n    ratios: [{of: on, by: off, value: 3}]"
    #expect(problem(published: "figures:\n" + Self.figure + ratio) == nil)
  }

  @Test func repeatedID() {
    let error = problem(published: "figures:\n" + Self.figure + "\n" + Self.figure)
    #expect(error?.problem == .repeatedID("a"))
  }

  @Test func blankSource() {
    let text = "figures:\n" + Self.figure.replacing("author: A", with: "author: \" \"")
    #expect(problem(published: text)?.problem == .blank(id: "a", field: "source.author"))
  }

  @Test func missingSourceNamesItsPlace() {
    let text = "figures:\n" + Self.figure.replacing("source:", with: "sauce:")
    #expect(
      problem(published: text)?.description == "published.yaml: figures[0]: source is missing")
  }

  @Test func ratioOfNothing() {
    let text = "figures:\n" + Self.figure + "\n    ratios: [{of: on, by: of, value: 3}]"
    #expect(problem(published: text)?.problem == .unknownName(id: "a", name: "of"))
  }

  @Test func valueWithoutDerivationIsRefused() {
    let platforms = """
      platforms:
        - id: p
          what: machine
          architecture: arm64
          parameters: [{name: ipi-pause, value: 3}]
      """
    let error = problem(published: "figures: []", platforms: platforms)
    #expect(error?.problem == .unfounded(id: "p", parameter: "ipi-pause"))
  }

  @Test func derivationFromNothingIsRefused() {
    let platforms = """
      platforms:
        - id: p
          what: machine
          architecture: arm64
          parameters:
            - name: ipi-pause
              value: 3
              meaning: m
              derivation: {figure: b, minuend: on, subtrahend: off, divisor: 2}
      """
    let error = problem(published: "figures:\n" + Self.figure, platforms: platforms)
    #expect(error?.problem == .unknownName(id: "p", name: "b"))
  }

  @Test(arguments: [
    "", "figures: [", "figures:\n\t- id: a", "figures: 3", "[]", "figures: [{id: [}]", "\u{0}",
    "figures: [{id: a}]", "&a [*a]", "figures: *nowhere",
  ])
  func malformedIsOneLine(text: String) throws {
    let error = try #require(problem(published: text))
    guard case .malformed = error.problem else {
      Issue.record("\(error)")
      return
    }
    #expect(error.description.hasPrefix("published.yaml: "))
    #expect(!error.description.contains("\n"))
  }
}
