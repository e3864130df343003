import ArgumentParser
import GuestEL1
import Results

/// The protocols and TLB invalidations at EL1, in a guest.
struct EL1Command: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "el1",
    abstract: "TLB invalidations and remap protocols at EL1, on a real MMU in a small guest.",
    discussion: """
      Boots a bare-metal aarch64 payload under QEMU (docs/el1.md). Under KVM on an Arm host its times \
      are those of the silicon; under software emulation it shows function, order and instruction \
      counts, and no times. --arch x86_64 boots the payload of x86: INVLPG, MOV CR3, CR4.PGE, INVPCID \
      and IPI shootdowns at ring 0. Changes nothing on this machine.

      Examples: hvo-bench el1 --cores 1,4 --cpu max,cortex-a76,a64fx --protocol all
                hvo-bench el1 --arch x86_64 --cores 1,2,4
      """)

  @OptionGroup var el1: EL1Options
  @OptionGroup var protocols: ProtocolOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let outlet = try await Outlet(output)
    try el1.refuse(protocolsNamed: protocols.names)
    let remaps = try protocols.choices(split: nil).map(\.remap)
    let machine = try el1.machine()
    let plan = try el1.plan(remaps, machine.accelerator)
    let payload = try el1.payloadFile()
    var file = ResultFile.begun()
    // Under emulation nothing is timed that its state could spoil.
    if machine.accelerator == .kvm {
      HostStage().run(into: &file)
    } else {
      HostStage().describe(in: &file)
    }
    Interruption.install()
    try await EL1Stage(plan: plan, machine: machine, payload: payload)
      .run(into: &file, progress: Progress())
    try await outlet.deliver(file)
  }
}
