import GuestEL1
import HugeTLB
import TestSupport
import Testing
import Vmemmap

/// A guest for tests, where QEMU and the payload are there.
enum Lab {
  static let qemu = try? QEMU(accelerator: .tcg)
  static let payload = try? PayloadFile()
  static var isReady: Bool { qemu != nil && payload != nil }
  static let x86 = try? QEMU(architecture: .x86_64, accelerator: .tcg)
  static let x86Payload = try? PayloadFile(for: .x86_64)
  static var isX86Ready: Bool { x86 != nil && x86Payload != nil }
  static let x86Need: Comment =
    "needs qemu-system-x86_64 (package qemu-system-x86) and the payload (make payload)"
  static let need: Comment =
    "needs qemu-system-aarch64 (package qemu-system-arm) and the payload (make payload)"

  static func plan(
    cpus: [String] = ["max"], cores: [Int], page: BasePageSize = .k4,
    protocols: [RemapProtocol] = BuiltInProtocol.allCases.map { $0.make() }, rounds: Int = 1,
    live: Bool = false, parts: Set<EL1Plan.Part>
  ) -> EL1Plan {
    EL1Plan(
      cpus: cpus, cores: cores, page: page, protocols: protocols, rounds: rounds, folios: 8,
      liveRefcounts: live, samples: 2, repeats: 4, events: [], parts: parts, timeout: 120)
  }

  static func run(_ plan: EL1Plan) async throws -> EL1Report {
    try await EL1Suite(plan: plan, qemu: #require(qemu), payload: #require(payload)).run()
  }

  static func runX86(
    cpus: [String] = ["max"], cores: [Int], parts: Set<EL1Plan.Part> = [.primitives, .counts]
  ) async throws -> EL1Report {
    let plan = plan(cpus: cpus, cores: cores, protocols: [], parts: parts)
    return try await EL1Suite(
      plan: plan, qemu: #require(x86), payload: #require(x86Payload)
    ).run()
  }
}
