import CMachine
import CPayloadX86
import GuestLink
import PayloadCore

/// The vectors of the other cores' interrupts, and what comes by the table.
enum Interrupts {
  static let first: UInt64 = 0xe0
  static let spurious: UInt64 = 0xff

  /// The vector of an `Interrupt`.
  static func vector(_ kind: UInt64) -> UInt64 { first + kind }

  /// Words of the frame that start.S builds.
  enum FrameWord: Int {
    case vector = 15, errorCode, instruction
  }
}

/// Exceptions don't hang: nothing here expects one, so the first ends the run and says what it was.
@_cdecl("payload_interrupt")
func payloadInterrupt(_ frame: UnsafeMutablePointer<UInt64>) {
  let vector = frame[Interrupts.FrameWord.vector.rawValue]
  if vector == Interrupts.spurious { return }
  guard vector > Interrupts.first, let kind = Interrupt(rawValue: vector - Interrupts.first) else {
    Fatal.stop(
      .exceptionX86, vector << 32 | frame[Interrupts.FrameWord.errorCode.rawValue] & 0xffff_ffff,
      frame[Interrupts.FrameWord.instruction.rawValue], read_cr2())
  }
  let core = Core.current
  if kind == .shootdown { Shootdown.answer(core) } else { kind.take(core) }
  LocalAPIC.endInterrupt()
}
