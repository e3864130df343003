/// One value that somebody else published of another machine. None was measured by this program, and
/// none goes into a verdict unless `--platform` names it.
public struct PublishedRow: Sendable, Hashable, Codable {
  /// The publication's figure: "hvo-pool-xeon-e7-8895".
  public var figure: String
  /// What was timed or counted.
  public var what: String
  /// Which of the figure's values it is: "alloc-on-batched".
  public var name: String
  /// In the unit that it was published in; the provenance names author, series and date.
  public var value: Figure
  /// The value of the same figure that this one is a multiple of; nil if the source relates it to none.
  public var over: String?
  /// This value over that one, rounded as it is stated.
  public var ratio: Figure?
  /// As far as the source names it.
  public var hardware: String
  /// Version, series or state of the kernel.
  public var kernel: String
  /// Where it can be read, if at hand.
  public var link: String?
  /// What a reader must know before using it.
  public var note: String?
}
