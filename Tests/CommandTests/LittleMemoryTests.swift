import Foundation
import TestSupport
import Testing

/// Too little address space for the simulated vmemmap: the rest of the result is delivered.
@Suite struct LittleMemoryTests {
  @Test func whatWasMeasuredBeforeIsKept() async throws {
    // 2 GiB of struct pages against 1 GiB of address space.
    let run = try await Tool.shell(
      #"""
      ulimit -v 1048576 || exit 3
      "$HVO" remap --hugepages 1G --batch 128 --protocol direct --rounds 2 --format json
      """#)
    #expect(run.code == 2, "\(run.errors)")
    #expect(run.errors.contains("no memory for a simulated vmemmap"), "\(run.errors)")
    #expect(run.errors.split(separator: "\n").count == 1)
    let file =
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    #expect(file?["complete"] as? Bool == false)
    #expect(file?["host"] != nil)
  }
}
