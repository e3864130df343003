import Testing
import Vmemmap
@testable import BreakBeforeMake

@Test func table() throws {
  for setting in CheckSetting.usual {
    print("##", setting.name)
    for p in BuiltInProtocol.allCases {
      for op in RemapOperation.allCases {
        let r = try Checker.check(p.make(), op, setting)
        print(p.rawValue, op.rawValue, r.states, r.legality.text)
        for f in r.findings { print("     -", f.kind.title, "|", f.entry.name, "cpu", f.cpu, "| step", f.step.map { "\($0.phase).\($0.step)" } ?? "-", f.trace.steps.count) }
      }
    }
  }
}
