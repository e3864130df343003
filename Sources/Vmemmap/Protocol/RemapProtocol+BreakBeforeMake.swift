// Break-before-make in the open: the approaches differ in what other CPUs do meanwhile.
extension RemapProtocol {
  /// Approach B: the whole batch broken and made inside one `stop_machine()`.
  static func stopMachine(id: String, split: SplitMethod) -> RemapProtocol {
    RemapProtocol(
      id: id,
      title: "break-before-make inside stop_machine()",
      source: "approach B of the linux-arm-kernel thread (2024)",
      start: start(for: split), split: split, tailFrame: .headCopy,
      optimize: split.phases(permission: .readWrite, pause: .stopMachine) + [
        Phase("allocate the head copies", per: .folio, [.allocate(.headCopy)]),
        Phase("stop every other CPU", per: .batch, [.pause(.stopMachine)]),
        Phase(
          "copy the head, break all entries", per: .folio,
          [.copy(from: .headOwn, to: .headCopy), .set(.all, .invalid)]),
        Phase("one flush for the batch", per: .batch, Step.flushAll),
        Phase(
          "make all entries", per: .folio,
          [.set(.head, .page(.headCopy, .readWrite)), .set(.tails, .page(.headCopy, .readOnly))]),
        Phase("let the CPUs go", per: .batch, [.barrier(.dsbIshst), .barrier(.isb), .resume]),
        Phase("free the old frames", per: .folio, [.free(.own)]),
      ],
      restore: [
        Phase("copy each tail page", per: .folio, copyTails),
        Phase("stop every other CPU", per: .batch, [.pause(.stopMachine)]),
        Phase("break the tails", per: .folio, [.set(.tails, .invalid)]),
        Phase("one flush for the batch", per: .batch, Step.flushAll),
        Phase("make the tails", per: .folio, [.set(.tails, .page(.fresh, .readWrite))]),
        Phase("let the CPUs go", per: .batch, [.barrier(.dsbIshst), .barrier(.isb), .resume]),
      ])
  }

  /// Approach D: one IPI pause per folio around its break-before-make.
  static func ipiPause(id: String, split: SplitMethod) -> RemapProtocol {
    perFolioBreak(
      id: id, title: "break-before-make with remote CPUs paused by IPI",
      source: "approach D: Yu Zhao's series (2024)", split: split, pause: .ipi)
  }

  /// Approach A: walkers that hit the hole wait in the fault handler.
  static func faultHandled(id: String, split: SplitMethod) -> RemapProtocol {
    perFolioBreak(
      id: id, title: "break-before-make, the kernel fault handled",
      source: "approach A: Nanyong Sun's series (2024)", split: split, pause: .onFault)
  }

  static func perFolioBreak(
    id: String, title: String, source: String, split: SplitMethod, pause: Pause
  ) -> RemapProtocol {
    RemapProtocol(
      id: id, title: title, source: source,
      start: start(for: split), split: split, tailFrame: .headCopy,
      optimize: split.phases(permission: .readWrite, pause: pause) + [
        Phase(
          "copy the head, break and make all entries", per: .folio,
          [.allocate(.headCopy), .pause(pause), .set(.all, .invalid)]
            + Step.flush(TLBInvalidation(.range(.all)))
            + [
              .copy(from: .headOwn, to: .headCopy), .barrier(.wmb),
              .set(.head, .page(.headCopy, .readWrite)),
              .set(.tails, .page(.headCopy, .readOnly)),
              .barrier(.dsbIshst), .barrier(.isb), .resume,
            ]),
        Phase("free the old frames", per: .folio, [.free(.own)]),
      ],
      restore: [
        Phase(
          "copy each tail page, break and make the tails", per: .folio,
          copyTails + [.pause(pause), .set(.tails, .invalid)]
            + Step.flush(TLBInvalidation(.range(.tails)))
            + [
              .set(.tails, .page(.fresh, .readWrite)), .barrier(.dsbIshst), .barrier(.isb),
              .resume,
            ])
      ])
  }
}
