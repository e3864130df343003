import Testing
import Vmemmap

@testable import Results

@Suite struct DescriptorNoteTests {
  /// Said once, and only where the tables aren't the machine's own.
  @Test func tablesOfAnotherArchitectureAreNamed() throws {
    var file = Example.sparse
    let before = file.warnings.count
    #expect(file.host?.architecture == "aarch64")
    file.noteTables(of: .arm64)
    #expect(file.warnings.count == before)
    file.noteTables(of: .x86_64)
    file.noteTables(of: .x86_64)
    #expect(file.warnings.count == before + 1)
    let fact = try #require(file.warnings.last?.fact)
    #expect(fact.contains("x86_64 descriptors") && fact.contains("this arm64 machine"))
  }
}
