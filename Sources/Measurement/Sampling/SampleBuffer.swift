/// Storage for samples, allocated before the loop so that recording only stores.
public struct SampleBuffer: ~Copyable {
  @usableFromInline let raw: UnsafeMutablePointer<UInt64>
  @usableFromInline let marks: UnsafeMutablePointer<SampleMarks>
  public let capacity: Int
  public private(set) var count: Int

  public init(capacity: Int) {
    self.capacity = max(capacity, 1)
    raw = .allocate(capacity: self.capacity)
    marks = .allocate(capacity: self.capacity)
    count = 0
  }

  deinit {
    raw.deallocate()
    marks.deallocate()
  }

  /// Appends a sample; does nothing when full, which `isFull` tells.
  public mutating func append(_ nanoseconds: UInt64, _ mark: SampleMarks) {
    guard count < capacity else { return }
    raw[count] = nanoseconds
    marks[count] = mark
    count &+= 1
  }

  public var isFull: Bool { count == capacity }

  /// Adds a mark to a sample recorded before.
  public mutating func mark(_ index: Int, _ mark: SampleMarks) {
    guard index >= 0, index < count else { return }
    marks[index].formUnion(mark)
  }

  public mutating func removeAll() { count = 0 }

  /// What was recorded, outliers marked. O(n log n).
  public func samples(
    operationsPerSample: Int = 1, overhead: TimerOverhead,
    warmUp: WarmUp = WarmUp(samples: 0, isSteady: nil), ending: SamplingEnd = .count
  ) -> Samples {
    Samples(
      raw: Array(UnsafeBufferPointer(start: raw, count: count)),
      marks: Array(UnsafeBufferPointer(start: marks, count: count)),
      operationsPerSample: operationsPerSample, overhead: overhead, warmUp: warmUp, ending: ending
    ).markingOutliers()
  }
}
