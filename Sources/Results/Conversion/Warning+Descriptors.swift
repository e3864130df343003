import HugeTLB
public import Vmemmap

extension ResultFile {
  /// Says that the simulated tables are of another architecture than the machine, once; on its own
  /// architecture there is nothing to say.
  public mutating func noteTables(of mmu: MMU) {
    guard let host, let own = try? Architecture(parsing: host.architecture) else { return }
    let tables: Architecture = mmu == .arm64 ? .arm64 : .x86_64
    guard tables != own, !warnings.contains(where: { $0.id == "other-descriptors" }) else { return }
    warnings.append(
      Warning(
        id: "other-descriptors",
        fact: "the simulated tables hold \(tables) descriptors, and their times are those of this"
          + " \(own) machine",
        remedy: "compare protocols with each other; repeat on \(tables) for its own times"))
  }
}
