import Numbers

extension PlanTotal {
  /// What the fleet comes to, the answer first.
  public var conclusions: [Conclusion] {
    let numbers = NumberText(ascii: false)
    let saved = numbers.bytes(netBytes)
    var texts: [String] = []
    if rows == 0 {
      return [Conclusion(sizeBytes: nil, text: "Nothing could be planned: no row can be used.")]
    }
    if netBytes > 0 {
      let won =
        hostsWorth.value.map { ", as much memory as \(numbers.count($0)) of its hosts have" } ?? ""
      let money = worth.value.map { ", worth \(numbers.money($0)) a month" } ?? ""
      texts.append(
        "HVO saves \(saved) (\(netBytes) B) net on \(numbers.count(hosts)) host\(hosts == 1 ? "" : "s")\(won)\(money)."
      )
    } else if netBytes == 0 {
      texts.append("HVO saves nothing on this fleet's kernels.")
    } else {
      texts.append(
        "HVO costs \(numbers.bytes(-netBytes)) on this fleet: page tables outweigh it.")
    }
    if wouldNetBytes > 0 {
      texts.append(
        "It would save \(numbers.bytes(wouldNetBytes)) more where the kernel has no HVO today.")
    }
    texts.append(
      "vmemmap of the pools: \(numbers.bytes(vmemmapBeforeBytes)) before,"
        + " \(numbers.bytes(vmemmapAfterBytes)) after, and \(numbers.bytes(spentBytes)) of page"
        + " tables and shared tails, for \(numbers.bytes(poolBytes)) of huge pages, all classes"
        + " together.")
    if badRows > 0 {
      texts.append(
        "\(numbers.count(badRows)) row\(badRows == 1 ? " was" : "s were") left out: see the warnings."
      )
    }
    return texts.map { Conclusion(sizeBytes: nil, text: $0) }
  }
}
