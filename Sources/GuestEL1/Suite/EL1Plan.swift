internal import GuestLink
public import HugeTLB
public import Vmemmap

/// What is run at EL1, and on which guests.
public struct EL1Plan: Sendable {
  /// QEMU's `-cpu` names.
  public var cpus: [String]
  /// Numbers of cores, each its own boot.
  public var cores: [Int]
  public var page: BasePageSize
  public var protocols: [RemapProtocol]
  /// Rounds of each protocol: optimise and restore.
  public var rounds: Int
  /// Huge pages of a batch.
  public var folios: Int
  /// Whether try-gets find a reference count that isn't zero.
  public var liveRefcounts: Bool
  /// Samples of each primitive, and operations in one.
  public var samples: Int
  public var repeats: Int
  /// PMU events by number.
  public var events: [UInt16]
  /// Parts of the suite.
  public var parts: Set<Part>
  /// For each boot.
  public var timeout: Int

  public enum Part: String, Sendable, Hashable, CaseIterable {
    case primitives, protocols, counts
  }

  /// The largest guest and batch that the payload takes.
  public static let mostCores = ParameterBlock.mostCores
  public static let mostFolios = ParameterBlock.mostFolios

  public init(
    cpus: [String], cores: [Int], page: BasePageSize, protocols: [RemapProtocol], rounds: Int,
    folios: Int, liveRefcounts: Bool, samples: Int, repeats: Int, events: [UInt16],
    parts: Set<Part>, timeout: Int
  ) {
    self.cpus = cpus
    self.cores = cores
    self.page = page
    self.protocols = protocols
    self.rounds = rounds
    self.folios = folios
    self.liveRefcounts = liveRefcounts
    self.samples = samples
    self.repeats = repeats
    self.events = events
    self.parts = parts
    self.timeout = timeout
  }
}
