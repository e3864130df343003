internal import Results

/// A picture as a part of a page.
public struct PagePicture: Sendable {
  /// File name without extension.
  let name: String
  /// Where it stands.
  let section: Section
  /// What it shows, in words.
  let title: String
  /// The same with its figures, for those who don't see it.
  let description: String
  /// The figures, where no table of the section has them.
  let table: TableSource?
  /// As gnuplot wrote it.
  let svg: String
}

extension BlockValues {
  mutating func values(of picture: PagePicture, id: String) -> Values {
    var values: Values = [
      "title": picture.title,
      "svg": SVGFragment(
        picture.svg, id: "\(id)-\(picture.name)", description: picture.description
      ).text,
      "caption": picture.table == nil
        ? "\(picture.title). The figures are in the tables of this section."
        : "\(picture.title). The figures are in the table below.",
    ]
    if let table = picture.table {
      values["table"] = self.table(
        table, label: picture.title, caption: nil, picture.section)
    }
    return ["picture": values]
  }
}
