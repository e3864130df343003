import HugeTLB
public import KernelHVO
public import ReferenceData
public import Tradeoff

extension ModelCheckRow {
  /// One comparison with this program's own model.
  public init(_ check: ModelCheck) {
    let unit: Unit =
      switch check.quantity {
      case .pages: .pages
      case .nanoseconds: .nanoseconds
      case .times, .events: .count
      }
    let model: Figure =
      switch check.model {
      case .known(let value, let basis):
        Figure(value, unit, check.isExact ? .derived(from: basis) : .modelled(from: basis))
      case .missing(let reason): .absent(unit, reason: reason)
      }
    let machine: Figure =
      switch check.machine {
      case .known(let value, let basis): Figure(value, unit, .measured(where: basis, samples: nil))
      case .missing(let reason): .absent(unit, reason: reason)
      }
    let agreement: Agreement
    if let predicted = model.value, let measured = machine.value {
      agreement = !check.isExact ? .compare : predicted == measured ? .exact : .different
    } else {
      agreement = .missing
    }
    self.init(
      what: check.what, sizeBytes: Int64(check.size.bytes), model: model, machine: machine,
      agreement: agreement, note: check.note)
  }

  /// Slowdowns that others published, beside this kernel's own, each with its hardware.
  public static func published(_ figures: [PublishedFigure], beside report: KernelReport)
    -> [ModelCheckRow]
  {
    Published.all.flatMap { one -> [ModelCheckRow] in
      guard let figure = figures.first(where: { $0.id == one.figure }) else { return [] }
      return one.ratios.compactMap { ratio in
        guard let value = figure.quotient(ratio.of, by: ratio.by) else { return nil }
        return row(ratio, value, figure, report)
      }
    }
  }

  private static func row(
    _ ratio: Published.Ratio, _ value: Double, _ figure: PublishedFigure, _ report: KernelReport
  ) -> ModelCheckRow {
    let source = "\(figure.source.author), \(figure.source.series), \(figure.source.date)"
    let measured = ratio.operation.flatMap { report.slowdown(.m2, $0) }
    let reason =
      ratio.operation == nil
      ? "this kernel doesn't pause CPUs: nothing to compare" : "2M pages weren't timed"
    return ModelCheckRow(
      what: "\(ratio.what): \(figure.hardware == "not named" ? source : figure.hardware)",
      sizeBytes: ratio.sizeBytes,
      model: Figure(value, .count, .published(source: source)),
      machine: measured.map {
        Figure(
          $0, .count, .measured(where: "CPU time of whole writes, HVO on over off", samples: nil))
      } ?? .absent(.count, reason: reason),
      agreement: measured == nil ? .missing : .compare, note: "\(figure.hardware): \(figure.kernel)"
    )
  }
}

/// Which published figures are set beside which of ours.
private struct Published {
  struct Ratio {
    let what: String
    let of: String
    /// Nil where the source gave the quotient itself.
    let by: String?
    /// Ours that compares; nil if none does.
    let operation: KernelCase.Operation?
    var sizeBytes: Int64 = 2 << 20
  }
  let figure: String
  let ratios: [Ratio]

  static let all = [
    Published(
      figure: "hvo-pool-xeon-e7-8895",
      ratios: [
        Ratio(
          what: "allocate, HVO on over off", of: "alloc-on-batched", by: "alloc-off-with-series",
          operation: .allocate),
        Ratio(
          what: "free, HVO on over off", of: "free-on-batched", by: "free-off-with-series",
          operation: .free),
      ]),
    Published(
      figure: "hvo-pool-epyc-7j13-vm",
      ratios: [
        Ratio(
          what: "allocate, HVO on over off", of: "alloc-on-batched", by: "alloc-off",
          operation: .allocate),
        Ratio(
          what: "free, HVO on over off", of: "free-on-batched", by: "free-off", operation: .free),
      ]),
    Published(
      figure: "hvo-pool-426e5c429d16",
      ratios: [
        Ratio(
          what: "allocate, HVO on over off", of: "alloc-slowdown", by: nil, operation: .allocate),
        Ratio(
          what: "free, HVO on over off, at most", of: "free-slowdown-most", by: nil,
          operation: .free),
      ]),
    Published(
      figure: "arm64-ipi-pause-google",
      ratios: [
        Ratio(
          what: "allocate, with IPI pause over without", of: "alloc-1g-after",
          by: "alloc-1g-before",
          operation: nil, sizeBytes: 1 << 30),
        Ratio(
          what: "demote to 2M, with IPI pause over without", of: "demote-1g-to-2m-after",
          by: "demote-1g-to-2m-before", operation: nil, sizeBytes: 1 << 30),
        Ratio(
          what: "free, with IPI pause over without", of: "free-2m-after", by: "free-2m-before",
          operation: nil),
      ]),
  ]
}

extension PublishedFigure {
  /// One value over another, or a value that is a quotient already.
  fileprivate func quotient(_ of: String, by: String?) -> Double? {
    guard let dividend = value(of) else { return nil }
    guard let by else { return dividend }
    return value(by).flatMap { $0 > 0 ? dividend / $0 : nil }
  }
}
