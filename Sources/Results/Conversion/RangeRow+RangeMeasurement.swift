import HugeTLB
import Measurement
public import RemapTiming
import Vmemmap

extension RangeRow {
  /// The points of a run as rows, each against the median of its protocol's points.
  public static func all(_ measured: [RangeMeasurement]) -> [RangeRow] {
    var medians: [String: Double] = [:]
    for (id, points) in Dictionary(grouping: measured, by: \.remap.id) where points.count > 1 {
      medians[id] = Summary(points.compactMap(\.roundTrip))?.p50
    }
    return measured.map { RangeRow($0, median: medians[$0.remap.id]) }
  }

  init(_ measured: RangeMeasurement, median: Double?) {
    let reason = measured.shortfall ?? "not timed"
    let place = "page-table stores on the simulated vmemmap, tables only, this machine"
    func time(_ values: [Double]) -> Figure {
      Summary(values).map {
        Figure($0.p50, .nanoseconds, .measured(where: place, samples: $0.count))
      } ?? .absent(.nanoseconds, reason: reason)
    }
    func stores(_ bytes: Double?, _ times: [Double]) -> Figure {
      guard let bytes, let time = Summary(times)?.p50, time > 0 else {
        return .absent(.bytesPerSecond, reason: reason)
      }
      return Figure(
        bytes * 1e9 / time, .bytesPerSecond, .measured(where: place, samples: times.count))
    }
    let deviation: Figure
    if let median, median > 0, let own = measured.roundTrip {
      deviation = Figure(
        (own / median - 1) * 100, .percent, .derived(from: "median of this protocol's ranges"))
    } else {
      deviation = .absent(
        .percent, reason: measured.shortfall ?? "one range only: nothing to compare with")
    }
    let done = measured.hugePagesDone
    let isShort = UInt64(done) < measured.hugePages
    self.init(
      protocolID: measured.remap.id, title: measured.remap.title,
      sizeBytes: Int64(measured.size.bytes), rangeBytes: Int64(clamping: measured.rangeBytes),
      hugePages: Int64(clamping: measured.hugePages), threads: Int64(measured.threads),
      batch: Int64(measured.batch), windowBytes: Int64(measured.windowBytes),
      n: measured.hvo.count, hvo: time(measured.hvo), deHVO: time(measured.deHVO),
      perSecond: measured.roundTripsPerSecond.map {
        Figure($0, .perSecond, .measured(where: place, samples: measured.hvo.count))
      } ?? .absent(.perSecond, reason: reason),
      hvoStores: stores(measured.hvoBytes, measured.hvo),
      deHVOStores: stores(measured.deHVOBytes, measured.deHVO),
      plainStores: Summary(measured.plainStores).map {
        Figure($0.p50, .bytesPerSecond, .measured(where: place, samples: $0.count))
      } ?? .absent(.bytesPerSecond, reason: reason),
      deviation: deviation, hugePagesDone: Int64(done),
      hvoCounters: measured.counted.map { RemapRow.Counter.all($0.hvo) },
      deHVOCounters: measured.counted.map { RemapRow.Counter.all($0.deHVO) },
      failure: measured.shortfall
        ?? (isShort ? "time ran out after \(done) of \(measured.hugePages) huge pages" : nil))
  }
}

extension RangeMeasurement {
  /// Median ns per huge page there and back.
  fileprivate var roundTrip: Double? {
    guard let hvo = Summary(hvo)?.p50, let deHVO = Summary(deHVO)?.p50 else { return nil }
    return hvo + deHVO
  }
}
