// The one home of event names. Trace points: include/trace/events/{tlb,ipi,csd}.h and
// arch/x86/include/asm/trace/irq_vectors.h; rows of vmstat: CONFIG_DEBUG_TLBFLUSH.
extension CounterEvent {
  /// The whole table, software events first.
  public static let all: [CounterEvent] = software + hardware + tracepoints + rows

  /// What the main job counts when nothing is asked for.
  public static let usual: [CounterRequest] = [
    "PAGE-FAULTS", "CONTEXT-SWITCHES", "CPU-MIGRATIONS", "TASK-CLOCK", "CYCLES", "INSTRUCTIONS",
    "DTLB-LOAD-MISSES", "DTLB-STORE-MISSES", "tlb:tlb_flush", "interrupts:TLB", "interrupts:CAL",
  ].map { CounterRequest($0) }

  /// What tells how many flushes and interrupts an operation caused.
  public static let flushes: [CounterRequest] = (tracepoints + rows).map { CounterRequest($0.name) }

  private static let software: [CounterEvent] = [
    ("PAGE-FAULTS", "faults", "page faults taken, minor and major"),
    ("MINOR-FAULTS", "faults", "page faults served without I/O: first touches, remaps, AF = 0"),
    ("CONTEXT-SWITCHES", "switches", "times the thread lost its CPU: the sample was disturbed"),
    ("CPU-MIGRATIONS", "moves", "times the thread changed its CPU: caches and TLB start cold"),
    ("TASK-CLOCK", "ns", "CPU time of the thread"),
  ].map { CounterEvent(name: $0, unit: $1, meaning: $2, source: .libpfm(rung: .software)) }

  private static let hardware: [CounterEvent] = [
    ("CYCLES", "cycles", "CPU cycles at the frequency of the moment"),
    ("INSTRUCTIONS", "instructions", "instructions retired: work, whatever the frequency"),
    ("DTLB-LOAD-MISSES", "misses", "loads that missed the data TLB: the price of a flush"),
    ("DTLB-STORE-MISSES", "misses", "stores that missed the data TLB"),
    ("ITLB-LOAD-MISSES", "misses", "instruction fetches that missed the TLB"),
  ].map { CounterEvent(name: $0, unit: $1, meaning: $2, source: .libpfm(rung: .hardware)) }

  private static let tracepoints: [CounterEvent] = [
    ("tlb", "tlb_flush", "flushes", "TLB flushes carried out, local and on behalf of others (x86)"),
    ("ipi", "ipi_send_cpu", "interrupts", "inter-processor interrupts to one CPU"),
    ("ipi", "ipi_send_cpumask", "sends", "inter-processor interrupts to several CPUs at once"),
    ("csd", "csd_queue_cpu", "calls", "function calls queued for another CPU"),
    ("csd", "csd_function_entry", "calls", "function calls run for another CPU"),
    (
      "irq_vectors", "call_function_single_entry", "interrupts",
      "function-call interrupts from one CPU (x86)"
    ),
    (
      "irq_vectors", "call_function_entry", "interrupts",
      "function-call interrupts sent to several CPUs (x86)"
    ),
  ].map { system, event, unit, meaning in
    CounterEvent(
      name: "\(system):\(event)", unit: unit, meaning: meaning,
      source: .tracepoint(system: system, event: event))
  }

  private static let rows: [CounterEvent] =
    [
      CounterEvent(
        name: "interrupts:TLB", unit: "interrupts",
        meaning: "TLB shootdowns received for user mappings; kernel ranges aren't in it (x86)",
        source: .interrupts(description: "TLB shootdowns")),
      CounterEvent(
        name: "interrupts:CAL", unit: "interrupts",
        meaning: "function-call interrupts received, kernel-range TLB flushes among them",
        source: .interrupts(description: "Function call interrupts")),
    ]
    + [
      ("nr_tlb_remote_flush", "TLB flushes that this kernel asked of other CPUs"),
      ("nr_tlb_remote_flush_received", "TLB flushes that CPUs carried out for others"),
      ("nr_tlb_local_flush_all", "whole TLB flushes of the CPU's own"),
      ("nr_tlb_local_flush_one", "single page flushes of the CPU's own"),
    ].map {
      CounterEvent(name: "vmstat:\($0)", unit: "flushes", meaning: $1, source: .vmstat(row: $0))
    }
}
