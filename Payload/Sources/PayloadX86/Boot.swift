import CMachine
import CPayloadX86
import GuestLink
import PayloadCore

/// The first core, in long mode with its stack.
@_cdecl("payload_main")
func payloadMain() {
  x86_mask_legacy_interrupts()
  x86_set_up_interrupts()
  Machine.frequency = x86_measure_frequency()
  let parameters = Parameters()
  Core(0)[.online] = 1
  parameters.check(agrees: true)
  Shared[.pageShift] = parameters[.pageShift]
  LocalAPIC.setUp()
  Cores.start(parameters[.cores])
  interrupts_on()
  hello()
  var rows: UInt64 = 1
  switch GuestJob(rawValue: parameters[.job]) {
  case .probe: break
  case .primitives: rows += PrimitiveJob<X86Primitives>().run()
  case .protocols, .counts, nil: Fatal.stop(.parameters, parameters[.job], 0, 3)
  }
  var line = Line(.done)
  line.add(.rows, rows)
  line.end()
  machine_off()
}

private func hello() {
  var line = Line(.hello)
  line.add(.leaf1A, cpuid(1, 0))
  line.add(.leaf1C, cpuid(1, 2))
  line.add(.leaf1D, cpuid(1, 3))
  line.add(.leaf7B, cpuid(7, 1))
  line.add(.frequency, machine_frequency())
  line.add(.pageShift, Parameters()[.pageShift])
  line.add(.cores, Shared[.cores])
  line.end()
}
