public import ReferenceData

extension PublishedRow {
  /// One row for each value of the figures, in their order.
  public static func all(_ figures: [PublishedFigure]) -> [PublishedRow] {
    figures.flatMap { figure in
      figure.values.map { PublishedRow($0, of: figure) }
    }
  }

  private init(_ value: PublishedFigure.Value, of figure: PublishedFigure) {
    let ratio = figure.ratios?.first { $0.of == value.name }
    let source = "\(figure.source.author), \(figure.source.series), \(figure.source.date)"
    let published: Figure =
      if let unit = Unit(rawValue: value.unit) {
        Figure(value.value, unit, .published(source: source))
      } else {
        .absent(.count, reason: "\(value.value) \(value.unit) is in no unit of this program")
      }
    self.init(
      figure: figure.id, what: figure.what, name: value.name, value: published, over: ratio?.by,
      ratio: ratio.map {
        Figure(
          $0.value, .times,
          .derived(from: "the published \($0.of) over the published \($0.by)"))
      },
      hardware: figure.hardware, kernel: figure.kernel, link: figure.source.link,
      note: figure.notes)
  }
}
