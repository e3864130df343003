/// What is known to be wrong with a sample. Marked samples are kept and counted, never dropped.
public struct SampleMarks: OptionSet, Sendable, Hashable {
  public let rawValue: UInt16

  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// A peer thread that should have been running was not, so no IPI went to it.
  public static let peerNotRunning = SampleMarks(rawValue: 1 << 0)
  /// The measuring thread was on another CPU after the sample than before.
  public static let migrated = SampleMarks(rawValue: 1 << 1)
  /// The measuring thread was preempted (`ru_nivcsw` rose).
  public static let involuntarySwitch = SampleMarks(rawValue: 1 << 2)
  /// Outside Tukey's inner fences: more than 1.5 interquartile ranges from the quartiles.
  public static let mildOutlier = SampleMarks(rawValue: 1 << 3)
  /// Outside Tukey's outer fences: more than 3 interquartile ranges from the quartiles.
  public static let severeOutlier = SampleMarks(rawValue: 1 << 4)

  /// A peer thread that should have been asleep was not.
  public static let peerNotAsleep = SampleMarks(rawValue: 1 << 5)

  /// An interrupt came during the sample (`InterruptWatch`); what it took is in the sample.
  public static let interrupted = SampleMarks(rawValue: 1 << 6)
  /// The hypervisor took time from a measured CPU during the pass that the sample belongs to.
  public static let stolen = SampleMarks(rawValue: 1 << 7)
  /// A fixed loop took longer or shorter after the pass that the sample belongs to than before.
  public static let speedChanged = SampleMarks(rawValue: 1 << 8)

  /// The marks that say the sample did not measure what it was meant to measure. Outliers are not
  /// among them, nor what only lengthened it or may have: a slow sample is still a sample.
  public static let disturbances: SampleMarks = [
    .peerNotRunning, .peerNotAsleep, .migrated, .involuntarySwitch,
  ]

  /// Every mark with the name it has in result files, disturbances first.
  public static let names: [(mark: SampleMarks, name: String)] = [
    (.peerNotRunning, "peer-not-running"), (.peerNotAsleep, "peer-not-asleep"),
    (.migrated, "migrated"), (.involuntarySwitch, "involuntary-switch"),
    (.interrupted, "interrupted"), (.stolen, "stolen"), (.speedChanged, "speed-changed"),
    (.mildOutlier, "mild-outlier"), (.severeOutlier, "severe-outlier"),
  ]
}
