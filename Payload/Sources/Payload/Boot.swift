import CMachine
import CPayload
import GuestLink
import PayloadCore

/// The first core, with its stack, the MMU and the vectors in place.
@_cdecl("payload_main")
func payloadMain() {
  let parameters = Parameters()
  Core(0)[.online] = 1
  parameters.check(agrees: wordsAgree)
  Shared[.pageShift] = parameters[.pageShift]
  Shared[.rangeStart] = Tables.range
  Shared[.rangeEnd] = Tables.range + 0x4000_0000
  Shared[.pages] = (parameters[.folios] + 1) * UInt64(StructPages.pagesPerFolio)
  Interrupts.setUpDistributor()
  Interrupts.setUpCore(0)
  Cores.start(parameters[.cores])
  hello()
  var rows: UInt64 = 1
  switch GuestJob(rawValue: parameters[.job]) {
  case .probe: break
  case .primitives: rows += PrimitiveJob<EL1Primitives>().run()
  case .protocols: rows += ProtocolJob(counts: false).run()
  case .counts: rows += ProtocolJob(counts: true).run()
  case nil: Fatal.stop(.parameters, parameters[.job], 0, 3)
  }
  var line = Line(.done)
  line.add(.rows, rows)
  line.end()
  machine_off()
}

/// Whether C reads the words of the block that Swift names (boot.h).
private var wordsAgree: Bool {
  EL1_WORD_PAGE_SHIFT == ParameterField.pageShift.rawValue
    && EL1_WORD_MAIR == ParameterField.mair.rawValue
    && EL1_WORD_MEMORY_BLOCK == ParameterField.memoryBlock.rawValue
    && EL1_WORD_DEVICE_BLOCK == ParameterField.deviceBlock.rawValue
    && EL1_WORD_TABLE == ParameterField.tableTemplate.rawValue
    && UInt64(EL1_PARAMETERS) == ParameterBlock.address
}

private func hello() {
  let counters = Counters()
  var line = Line(.hello)
  line.add(.midr, read_midr())
  line.add(.mmfr0, read_id_aa64mmfr0())
  line.add(.mmfr1, read_id_aa64mmfr1())
  line.add(.mmfr2, read_id_aa64mmfr2())
  line.add(.isar0, read_id_aa64isar0())
  line.add(.dfr0, read_id_aa64dfr0())
  line.add(.frequency, read_cntfrq())
  line.add(.pmu, counters.isPresent ? 1 : 0)
  line.add(.eventCounters, UInt64(counters.eventCount))
  line.add(.pageShift, Parameters()[.pageShift])
  line.add(.cores, Shared[.cores])
  line.end()
}
