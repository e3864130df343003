import HugeTLB
import Testing

@testable import Vmemmap

/// Each invariant can fail: one thing is broken by hand, and that is what is found.
@Suite struct ViolationTests {
  private func optimized() throws -> SimulatedVmemmap<X86Format> {
    let used = BuiltInProtocol.direct.make()
    var vmemmap = try SimulatedVmemmap<X86Format>(
      VmemmapLayout(size: .m2, folios: 64), start: .blocks, contents: .backed(for: used))
    _ = vmemmap.optimize(used, folios: 0..<32)
    #expect(vmemmap.violations() == [])
    return vmemmap
  }

  @Test func aTailThatIsWritable() throws {
    let vmemmap = try optimized()
    vmemmap.state.ptes.words[3] |= 2
    guard case .wrongMapping(page: 3, _)? = vmemmap.violations().first else {
      Issue.record("\(vmemmap.violations())")
      return
    }
  }

  @Test func aHeadThatIsReadOnly() throws {
    let vmemmap = try optimized()
    vmemmap.state.ptes.words[8] &= ~2
    #expect(
      vmemmap.violations().contains {
        if case .wrongMapping(page: 8, _) = $0 { true } else { false }
      })
  }

  @Test func aTailOfAnotherFolio() throws {
    let vmemmap = try optimized()
    vmemmap.state.ptes.words[3] = vmemmap.state.ptes.words[11]
    #expect(
      vmemmap.violations().contains { if case .wrongTail(page: 3, _) = $0 { true } else { false } })
  }

  @Test func anEntryLeftInvalid() throws {
    let vmemmap = try optimized()
    vmemmap.state.ptes.words[5] = 0
    #expect(vmemmap.violations() == [.unmapped(page: 5)])
  }

  @Test func aFrameFreedWhileMapped() throws {
    var vmemmap = try optimized()
    let frame = vmemmap.state.mappedFrame(300)
    vmemmap.state.pool.release([frame], 1)
    let number = vmemmap.state.coding.firstFrame + UInt64(frame)
    #expect(vmemmap.violations().contains(.freedFrameMapped(page: 300, frame: number)))
  }

  @Test func twoPagesOnOneFrame() throws {
    let vmemmap = try optimized()
    vmemmap.state.ptes.words[301] = vmemmap.state.ptes.words[300]
    let found = vmemmap.violations()
    #expect(found.contains { if case .frameMappedTwice(page: 301, _) = $0 { true } else { false } })
    #expect(found.contains(.leaked(frames: 1)))
  }

  @Test func aLeak() throws {
    var vmemmap = try optimized()
    var frames: [UInt32] = [0, 0, 0]
    _ = vmemmap.state.pool.allocate(3, into: &frames)
    #expect(vmemmap.violations() == [.leaked(frames: 3)])
  }

  @Test func aFrameFreedTwice() throws {
    var vmemmap = try optimized()
    var frame: [UInt32] = [0]
    _ = vmemmap.state.pool.allocate(1, into: &frame)
    vmemmap.state.pool.release(frame, 1)
    vmemmap.state.pool.release(frame, 1)
    #expect(vmemmap.violations().contains { if case .miscounted = $0 { true } else { false } })
  }

  @Test func aPMDThatPointsNowhere() throws {
    let vmemmap = try optimized()
    vmemmap.state.pmds.words[0] = 0
    #expect(vmemmap.violations().contains(.wrongPMD(pmd: 0, descriptor: "invalid")))
  }

  @Test func contentsThatAreNotTheFolios() throws {
    let vmemmap = try optimized()
    let head = vmemmap.state.mappedFrame(8)
    let other = StructPageWords(headPage: 16, entries: 8, form: .pointer)
    vmemmap.state.contents?.write(head, holdsHead: true, words: other)
    #expect(vmemmap.violations().contains(.wrongContents(page: 8, word: 0)))
  }

  /// A protocol that ends in a wrong state runs, and is found out.
  @Test func aWrongProtocol() throws {
    let wrong = RemapProtocol(
      id: "wrong", title: "tails writable on the head", source: "test", start: .basePages,
      split: .notNeeded, tailFrame: .headOwn,
      optimize: [
        Phase("map", per: .folio, [.set(.tails, .page(.headOwn, .readWrite)), .free(.own)])
      ],
      restore: RemapProtocol.directRestore)
    var vmemmap = try SimulatedVmemmap<X86Format>(
      VmemmapLayout(size: .m2, folios: 2), start: .basePages)
    #expect(vmemmap.optimize(wrong).outcome == .complete(folios: 2))
    #expect(vmemmap.violations(limit: 100).count == 14)
  }
}
