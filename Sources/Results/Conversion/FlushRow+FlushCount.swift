import Barriers
public import FlushCounts
import PerfCounters

extension FlushRow {
  /// What one operation caused.
  public init(_ count: FlushCount) {
    let subject = count.measured
    self.init(
      id: subject.primitive.rawValue, title: subject.primitive.title,
      kind: subject.primitive.kind.rawValue, peers: subject.peers,
      peerState: subject.peerState?.rawValue, pages: subject.pages, operations: count.operations,
      besideRunningPeers: count.besideRunningPeers.map {
        Figure(
          Double($0) * 100 / Double(max(1, count.operations)), .percent,
          .measured(where: "heartbeats of the peers", samples: count.operations))
      },
      counts: count.counts.map { Count($0, operations: count.operations) },
      failure: count.failure)
  }
}

extension FlushRow.Count {
  init(_ count: FlushCount.Count, operations: Int) {
    let event = count.label
    switch count.perOperation {
    case .unavailable(let reason):
      self.init(
        event: event, rung: count.rung.rawValue, perOperation: .absent(.count, reason: reason),
        background: .absent(.count, reason: reason))
    case .counted(let each, let background):
      let place = "whole machine, \(count.rung.rawValue), long run less short run"
      self.init(
        event: event, rung: count.rung.rawValue,
        perOperation: Figure(each, .count, .measured(where: place, samples: operations)),
        background: Figure(
          background, .count,
          .measured(where: "whole machine, \(count.rung.rawValue), no operations", samples: nil)))
    }
  }
}
