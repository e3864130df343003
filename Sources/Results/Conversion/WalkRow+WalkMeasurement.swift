import HugeTLB
import Measurement
public import RemapTiming
import Vmemmap

extension WalkRow {
  /// One run with walkers as a row.
  public init(_ seen: WalkMeasurement) {
    let place = seen.place
    let reason = seen.shortfall ?? "not timed"
    let stretches = [seen.before, seen.during, seen.after]
    // A run that never began has seen no walker; one that broke off has.
    let began = stretches.contains { $0.accesses + $0.preempted > 0 }
    func time(_ value: Double?, _ n: Int) -> Figure {
      value.map { Figure($0, .nanoseconds, .measured(where: place, samples: n)) }
        ?? .absent(.nanoseconds, reason: n == 0 ? reason : Summary.noP99)
    }
    func rate(_ stretch: WalkMeasurement.Stretch) -> Figure {
      guard began, let rate = stretch.perSecond else {
        return .absent(.perSecond, reason: seen.shortfall ?? stretch.obstacle ?? reason)
      }
      return Figure(rate, .perSecond, .measured(where: place, samples: stretch.accesses))
    }
    func stall(_ stretches: WalkMeasurement.Stretch...) -> Figure {
      guard began, let longest = stretches.compactMap(\.longest).max() else {
        let obstacle = stretches.compactMap(\.longestObstacle).first
        return .absent(.nanoseconds, reason: seen.shortfall ?? obstacle ?? reason)
      }
      return time(Double(longest), stretches.reduce(0) { $0 + $1.accesses })
    }
    func count(_ value: Int) -> Figure {
      began
        ? Figure(Double(value), .count, .measured(where: place, samples: nil))
        : .absent(.count, reason: reason)
    }
    let hvo = Summary(seen.hvo)
    let deHVO = Summary(seen.deHVO)
    self.init(
      backend: Backend(seen.backend), protocolID: seen.remap.id, title: seen.remap.title,
      sizeBytes: Int64(seen.load.size.bytes), batch: Int64(seen.load.batch),
      walkers: Int64(seen.walkers), refcounts: Refcounts(seen.refcounts), n: hvo?.count ?? 0,
      hvo: time(hvo?.p50, seen.hvo.count), hvoP99: time(hvo?.distinctP99, seen.hvo.count),
      deHVO: time(deHVO?.p50, seen.deHVO.count),
      deHVOP99: time(deHVO?.distinctP99, seen.deHVO.count),
      hvoDistribution: Distribution(seen.hvo, .nanoseconds),
      deHVODistribution: Distribution(seen.deHVO, .nanoseconds),
      before: rate(seen.before), during: rate(seen.during), after: rate(seen.after),
      timeline: seen.timeline.map { Timeline($0) }, noTimeline: seen.noTimeline,
      longestStall: stall(seen.during), longestIdle: stall(seen.before, seen.after),
      preempted: count(stretches.reduce(0) { $0 + $1.preempted }),
      handledFaults: count(seen.handledFaults), unhandledFaults: count(seen.translationFaults),
      permissionFaults: count(seen.permissionFaults), freedTouched: count(seen.freedTouched),
      torn: count(seen.torn), lost: count(seen.lost), gets: count(seen.gets),
      pagesFreed: seen.pagesFreed(place, reason),
      faultHandling: seen.faultHandling,
      mostHugePages: seen.mostHugePages.map { Int64($0) }, violations: seen.violations,
      hvoCounters: seen.counted.map { RemapRow.Counter.all($0.hvo) },
      deHVOCounters: seen.counted.map { RemapRow.Counter.all($0.deHVO) },
      failure: seen.shortfall)
  }
}

extension WalkMeasurement {
  fileprivate var place: String {
    switch backend {
    case .simulated: "walkers on the simulated tables, this machine, batches of \(load.batch)"
    case .mmu: "walkers on this process's own page tables, batches of \(load.batch)"
    }
  }

  fileprivate func pagesFreed(_ place: String, _ reason: String) -> Figure {
    guard !hvo.isEmpty else { return .absent(.pages, reason: reason) }
    let pages = Double(framesFreed) / Double(load.batch)
    return switch backend {
    case .simulated: Figure(pages, .pages, .derived(from: "frames counted by the simulator"))
    case .mmu: Figure(pages, .pages, .measured(where: "blocks of the memory file", samples: nil))
    }
  }
}

extension WalkRow.Timeline {
  init(_ seen: WalkTimeline) {
    self.init(
      rounds: seen.rounds, binNanoseconds: seen.binNanoseconds, perSecond: seen.perSecond,
      marks: seen.marks.map { mark in
        Mark(
          operation: mark.operation == .optimize ? .hvo : .deHVO, from: mark.from, to: mark.to)
      })
  }
}

extension WalkRow.Backend {
  init(_ backend: WalkMeasurement.Backend) {
    switch backend {
    case .simulated: self = .simulated
    case .mmu: self = .mmu
    }
  }
}

extension WalkRow.Refcounts {
  init(_ refcounts: WalkMeasurement.Refcounts) {
    switch refcounts {
    case .live: self = .live
    case .frozen: self = .frozen
    }
  }
}
