import HugeTLB
import Testing

@testable import Vmemmap

/// One shape of vmemmap to run protocols on: base page, huge page, and how many.
struct Shape: CustomStringConvertible, Sendable {
  let page: BasePageSize
  let bytes: UInt64
  let folios: Int

  var description: String { "\(folios) × \(bytes >> 20)M on \(page.bytes >> 10)K" }

  var layout: VmemmapLayout {
    get throws {
      let size = try #require(HugePageSize(bytes: bytes))
      return try VmemmapLayout(geometry: VmemmapGeometry(page: page), size: size, folios: folios)
    }
  }

  /// Every size with something to save, with folios that fill PMDs, share them and span them.
  static let all = [
    Shape(page: .k4, bytes: 2 << 20, folios: 130),
    Shape(page: .k4, bytes: 32 << 20, folios: 9),
    Shape(page: .k4, bytes: 1 << 30, folios: 2),
    Shape(page: .k16, bytes: 32 << 20, folios: 40),
    Shape(page: .k16, bytes: 1 << 30, folios: 3),
    Shape(page: .k64, bytes: 512 << 20, folios: 20),
    Shape(page: .k64, bytes: 16 << 30, folios: 2),
  ]
  static let small = [
    Shape(page: .k4, bytes: 2 << 20, folios: 3),
    Shape(page: .k16, bytes: 32 << 20, folios: 3),
  ]
}

extension SimulatedVmemmap {
  mutating func optimize(_ protocol: RemapProtocol, folios: Range<Int>? = nil) -> RemapRun {
    var nothing = NoMaintenance()
    return optimize(`protocol`, folios: folios, maintenance: &nothing)
  }

  mutating func restore(_ protocol: RemapProtocol, folios: Range<Int>? = nil) -> RemapRun {
    var nothing = NoMaintenance()
    return restore(`protocol`, folios: folios, maintenance: &nothing)
  }
}
