import GuestLink
import HugeTLB
import Vmemmap

/// The parameter block of one boot.
struct GuestParameters {
  var job: GuestJob
  var page: BasePageSize
  var cores: Int
  var iterations: Int
  var folios = 8
  var walkers = true
  var liveRefcounts = false
  var repeats = 16
  /// An interrupt's round trip is long beside the counter's tick: timed one by one.
  var interruptRepeats = 1
  /// PMU events by number; the payload counts as many as the core has counters for.
  var events: [UInt16] = []
  var protocols: [RemapProtocol] = []
  var primitives: [PrimitiveCase] = []

  /// The block in memory: little-endian words, the checksum in place.
  func bytes(for architecture: GuestArchitecture = .arm64) throws(EncodingProblem) -> [UInt8] {
    var words = header(for: architecture)
    words[ParameterField.caseTable.rawValue] = UInt64(words.count)
    switch job {
    case .probe: words[ParameterField.caseCount.rawValue] = 0
    case .primitives:
      words[ParameterField.caseCount.rawValue] = UInt64(primitives.count)
      words += primitives.map(\.word)
    case .protocols, .counts:
      words[ParameterField.caseCount.rawValue] = UInt64(protocols.count)
      try addProtocols(to: &words)
    }
    guard words.count <= ParameterBlock.mostWords else {
      throw EncodingProblem(
        protocolID: "el1", what: "the protocols take more than the guest's 1 MiB of parameters")
    }
    words[ParameterField.words.rawValue] = UInt64(words.count)
    var crc = CRC32()
    for word in words[(ParameterField.checksum.rawValue + 1)...] { crc.add(word) }
    words[ParameterField.checksum.rawValue] = UInt64(crc.value)
    return words.flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> ($0 * 8)) } }
  }

  private func header(for architecture: GuestArchitecture) -> [UInt64] {
    var words = [UInt64](repeating: 0, count: ParameterBlock.headerWords)
    func set(_ field: ParameterField, _ value: UInt64) { words[field.rawValue] = value }
    set(.magic, ParameterBlock.magic)
    set(.version, ParameterBlock.version)
    set(.pageShift, page.shift)
    switch architecture {
    case .arm64:
      set(.mair, VMSAv8Format.mair)
      let block = VMSAv8Format.template(for: .block(.readWrite, nT: false)) ?? 0
      set(.vmemmapBlock, block)
      set(.vmemmapPage, VMSAv8Format.template(for: .page(.own, .readWrite)) ?? 0)
      // The payload's own code lies in its memory block.
      let executable = VMSAv8Format.Bits.pxn.mask | VMSAv8Format.Bits.dirtyBitModifier.mask
      set(.memoryBlock, block & ~executable)
      set(.deviceBlock, VMSAv8Format.deviceBlock)
      set(.tableTemplate, VMSAv8Format.template(for: .table) ?? 0)
      set(.addressMask, VMSAv8Format.Bits.address.mask)
      set(.accessFlag, VMSAv8Format.accessFlag)
      set(.readOnly, VMSAv8Format.Bits.readOnly.mask)
    case .x86_64:
      // The payload brings its own tables but for the entries of the range.
      set(.vmemmapPage, X86Format.template(for: .page(.own, .readWrite)) ?? 0)
      let notGlobal = Attributes(nonGlobal: true)
      set(.nonGlobalPage, X86Format.template(for: .page(.own, .readWrite, notGlobal)) ?? 0)
    }
    set(.job, job.rawValue)
    set(.cores, UInt64(cores))
    set(.iterations, UInt64(iterations))
    set(.folios, UInt64(folios))
    set(.walkers, walkers ? 1 : 0)
    set(.liveRefcounts, liveRefcounts ? 1 : 0)
    set(.repeats, UInt64(repeats))
    set(.interruptRepeats, UInt64(interruptRepeats))
    set(.swapTries, UInt64(RemapProtocol.swapTries))
    let counted = events.prefix(ParameterBlock.mostEvents)
    set(.eventCount, UInt64(counted.count))
    for (index, event) in counted.enumerated() {
      words[ParameterField.firstEvent.rawValue + index] = UInt64(event)
    }
    return words
  }

  private func addProtocols(to words: inout [UInt64]) throws(EncodingProblem) {
    let table = words.count
    words += [UInt64](repeating: 0, count: protocols.count * ProtocolHeader.words)
    for (index, one) in protocols.enumerated() {
      let at = table + index * ProtocolHeader.words
      words[at] = one.headerFlags
      for direction in RemapProtocol.Direction.allCases {
        // Instructions are two words, and step counts are kept by instruction.
        if words.count % GuestInstruction.words != 0 { words.append(0) }
        words[at + (direction == .optimize ? 1 : 2)] = UInt64(words.count)
        for instruction in try one.guestCode(direction) {
          words += [instruction.firstWord, instruction.descriptor]
        }
      }
    }
  }
}

extension RemapProtocol {
  fileprivate var headerFlags: UInt64 {
    var flags: UInt64 =
      switch start {
      case .blocks: ProtocolHeader.startsWithBlocks
      case .basePages: 0
      case .unmapped: ProtocolHeader.startsUnmapped
      }
    if batching == .perFolio { flags |= ProtocolHeader.perFolio }
    if tailFrame == .sharedTail { flags |= ProtocolHeader.sharedTails }
    return flags
  }
}
