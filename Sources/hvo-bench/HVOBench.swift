import ArgumentParser

@main
struct HVOBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hvo-bench",
    abstract: "What the HugeTLB Vmemmap Optimization saves, what it costs, and whether to turn it on.")
}
