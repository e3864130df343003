public import Barriers
import Measurement

extension PageCostRow {
  /// A fitted line as a row.
  public init(_ cost: PageCost) {
    let pages = cost.pageCounts.map(String.init).joined(separator: ", ")
    let from = "a line through medians at \(pages) pages, this machine"
    func figure(_ coefficient: LineFit.Coefficient?, absent reason: String) -> Figure {
      guard let coefficient else { return .absent(.nanoseconds, reason: reason) }
      return Figure(
        coefficient.value, .nanoseconds, .modelled(from: from),
        interval: coefficient.interval.flatMap(Interval.init))
    }
    let nobody =
      cost.peers == 0 ? "no peers" : "no peer that must take part, or no line fits what they add"
    self.init(
      id: cost.primitive.rawValue, title: cost.primitive.title, peers: cost.peers,
      peerState: cost.peerState?.rawValue, points: cost.fit.points,
      perCall: figure(cost.fit.constant, absent: ""), perPage: figure(cost.fit.slope, absent: ""),
      perFlush: figure(cost.added?.constant, absent: nobody),
      perFlushedPage: figure(cost.added?.slope, absent: nobody),
      explained: cost.fit.rSquared.map {
        Figure($0 * 100, .percent, .derived(from: "the line's share of the variance"))
      } ?? .absent(.percent, reason: "the medians don't vary"))
  }
}
