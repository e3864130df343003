internal import CBarriers

/// Loads and stores that bring pages and their translations in.
enum PageTouch {
  /// Loads one byte of each page.
  @inline(__always)
  static func read(_ base: UnsafeRawPointer, pages: Int, pageBytes: Int) {
    var page = 0
    while page < pages {
      hvo_touch(base + page &* pageBytes)
      page &+= 1
    }
  }

  /// Stores one byte to each page.
  @inline(__always)
  static func write(_ base: UnsafeMutableRawPointer, pages: Int, pageBytes: Int, _ byte: UInt8) {
    var page = 0
    while page < pages {
      (base + page &* pageBytes).storeBytes(of: byte, as: UInt8.self)
      page &+= 1
    }
  }
}
