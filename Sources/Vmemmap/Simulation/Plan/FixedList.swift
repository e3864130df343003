/// Values at a fixed place in memory: read in loops without reference counting.
final class FixedList<Element>: @unchecked Sendable {
  private let elements: UnsafeMutableBufferPointer<Element>

  init(_ values: [Element]) {
    elements = .allocate(capacity: values.count)
    _ = elements.initialize(fromContentsOf: values)
  }

  deinit {
    elements.deinitialize()
    elements.deallocate()
  }

  /// The values; valid as long as the list is.
  var values: UnsafeBufferPointer<Element> { UnsafeBufferPointer(elements) }
}

/// The roles of frames that a folio has been given.
struct FrameSet {
  private var bits: UInt8 = 0

  init(_ frames: [Frame]) {
    for frame in frames { bits |= Self.bit(frame) }
  }

  func contains(_ frame: Frame) -> Bool { bits & Self.bit(frame) != 0 }

  /// Each role in it.
  var frames: [Frame] { Frame.allCases.filter(contains) }

  private static func bit(_ frame: Frame) -> UInt8 {
    switch frame {
    case .headCopy: 1
    case .fresh: 2
    case .sharedTail: 4
    case .own, .headOwn, .mapped: 0
    }
  }
}
