import Glibc
import Testing
import Vmemmap

@testable import RemapTiming

/// Which way to a userfaultfd is taken, with scripted answers of the system.
@Suite struct UserFaultsTests {
  /// A descriptor that may be closed.
  static func spare() -> Int32 { dup(2) }

  static func refusal(_ doors: UserFaults.Doors) -> String? {
    do throws(UserFaults.Refusal) {
      _ = try UserFaults(doors)
      return nil
    } catch {
      return error.text
    }
  }

  @Test func aDeviceThatMayNotBeOpenedIsNoEnd() throws {
    let faults = try UserFaults(
      .init(device: { -EACCES }, call: { Self.spare() }, begin: { _ in 0 }))
    #expect(faults.door == "userfaultfd(2) for user mode")
  }

  @Test func theDeviceComesFirst() throws {
    let faults = try UserFaults(
      .init(device: { Self.spare() }, call: { -EPERM }, begin: { _ in 0 }))
    #expect(faults.door == "/dev/userfaultfd")
  }

  @Test func bothRefusedNamesTheKnob() {
    let text = Self.refusal(.init(device: { -EACCES }, call: { -EPERM }))
    #expect(text?.contains("vm.unprivileged_userfaultfd") == true)
    #expect(text?.contains("Permission denied") == true)
    #expect(text?.contains("Operation not permitted") == true)
  }

  @Test func anOldKernelSaysSo() {
    let text = Self.refusal(.init(device: { Self.spare() }, begin: { _ in -EINVAL }))
    #expect(text?.contains("Linux 5.14") == true)
  }
}

// Among the others that install the process's one SIGSEGV handler, one after the other.
extension MMUWalkTests {
  /// With userfaultfd or without, the protocol that handles faults has none unhandled, and the row
  /// says which it was.
  @Test(arguments: [true, false]) func faultsAreHandledEitherWay(usesUserFaults: Bool) throws {
    var handled = 0
    for _ in 0..<20 where handled == 0 {
      let seen = try Self.walk(
        BuiltInProtocol.faultHandled.make(), rounds: 300, usesUserFaults: usesUserFaults)
      #expect(seen.shortfall == nil && seen.isClean, "\(seen)")
      #expect(seen.framesFreed == 28)
      let how = try #require(seen.faultHandling)
      if usesUserFaults, UserFaultsTests.refusal(.init()) == nil {
        #expect(how.contains("by userfaultfd"))
      } else {
        #expect(how.hasPrefix("all faults by SIGSEGV: "))
      }
      handled = seen.handledFaults
    }
    #expect(handled > 0)
  }
}
