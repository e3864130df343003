import HugeTLB

extension PlanTotal {
  /// What the fleet comes to, the answer first.
  public var conclusions: [Conclusion] {
    let saved = ByteCount.signed(netBytes)
    var texts: [String] = []
    if rows == 0 {
      return [Conclusion(sizeBytes: nil, text: "Nothing could be planned: no row can be used.")]
    }
    if netBytes > 0 {
      let won =
        hostsWorth.value.map { ", as much memory as \(Self.rounded($0)) of its hosts have" } ?? ""
      let money = worth.value.map { ", worth $\(Self.rounded($0)) a month" } ?? ""
      texts.append(
        "HVO saves \(saved) (\(netBytes) B) net on \(hosts) host\(hosts == 1 ? "" : "s")\(won)\(money)."
      )
    } else if netBytes == 0 {
      texts.append("HVO saves nothing on this fleet's kernels.")
    } else {
      texts.append(
        "HVO costs \(ByteCount.signed(-netBytes)) on this fleet: page tables outweigh it.")
    }
    if wouldNetBytes > 0 {
      texts.append(
        "It would save \(ByteCount.signed(wouldNetBytes)) more where the kernel has no HVO today.")
    }
    texts.append(
      "vmemmap of the pools: \(ByteCount.signed(vmemmapBeforeBytes)) before,"
        + " \(ByteCount.signed(vmemmapAfterBytes)) after, and \(ByteCount.signed(spentBytes)) of page"
        + " tables and shared tails, for \(ByteCount.signed(poolBytes)) of huge pages, all classes together."
    )
    if badRows > 0 {
      texts.append("\(badRows) row\(badRows == 1 ? " was" : "s were") left out: see the warnings.")
    }
    return texts.map { Conclusion(sizeBytes: nil, text: $0) }
  }

  /// Two decimals below 100, whole above.
  private static func rounded(_ value: Double) -> String {
    guard value.isFinite, value >= 0, value < 1e15 else { return "\(value)" }
    if value >= 100 { return "\(Int64(value.rounded()))" }
    let hundredths = Int64((value * 100).rounded())
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
  }
}
