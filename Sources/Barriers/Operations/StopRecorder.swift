internal import Measurement

/// What the victims of stops went through, sample by sample.
struct StopRecorder: ~Copyable {
  private let words: [PeerWords]
  /// One per victim and stop, in the order of the victims.
  private(set) var stalls: SampleBuffer
  /// One per stop.
  private(set) var skews: SampleBuffer

  /// Room for `stops` stops is allocated at once.
  init(_ words: [PeerWords], stops: Int) {
    self.words = words
    stalls = SampleBuffer(capacity: max(stops, 1) * max(words.count, 1))
    skews = SampleBuffer(capacity: stops)
  }

  /// The latency with what the victims went through during the same stops, under the same marks.
  func figures(_ latency: Samples) -> BarrierFigures {
    let stops = min(latency.count, skews.capacity)
    func marked(_ buffer: borrowing SampleBuffer, per stop: Int) -> Samples? {
      let samples = buffer.samples(overhead: latency.overhead, ending: latency.ending)
      guard stop > 0, samples.count == stops * stop else { return nil }
      let marks = samples.raw.indices.map {
        samples.marks[$0].union(latency.marks[$0 / stop].intersection(.disturbances))
      }
      return Samples(
        raw: samples.raw, marks: marks, overhead: latency.overhead, warmUp: latency.warmUp,
        ending: latency.ending
      ).markingOutliers()
    }
    return BarrierFigures(
      latency: latency, victimStall: marked(stalls, per: words.count),
      skew: words.count > 1 ? marked(skews, per: 1) : nil)
  }

  mutating func removeAll() {
    stalls.removeAll()
    skews.removeAll()
  }

  /// Takes the times of the stop just ended; every victim must have left it.
  mutating func record() {
    var first = UInt64.max
    var last: UInt64 = 0
    var peer = 0
    while peer < words.count {
      let from = words[peer].stoodFrom.load()
      let until = words[peer].stoodUntil.load()
      stalls.append(until >= from ? until &- from : 0, [])
      first = min(first, from)
      last = max(last, from)
      peer &+= 1
    }
    if words.count > 1 { skews.append(last &- first, []) }
  }
}
