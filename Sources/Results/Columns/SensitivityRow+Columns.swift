extension SensitivityRow: ResultRow {
  public static var section: Section { .sensitivities }
  public var key: String { "\(protocolID)/\(SizeLabel.text(sizeBytes))/\(input)" }

  public static var columns: [Column<Self>] {
    [
      Column("sizeBytes", "Size") { .size($0.sizeBytes) },
      .text("protocolID", "Protocol") { $0.protocolID },
      .text("input", "Input") { $0.input },
      .text("meaning", "Meaning", in: .files) { $0.meaning },
      .figure("value", "Now") { $0.value },
      .figure("netAtHalf", "Net at half", .larger) { $0.netAtHalf },
      .figure("netAtTwice", "Net at twice", .larger) { $0.netAtTwice },
      .figure("turnsAt", "Turns at") { $0.turnsAt },
      .text("turnsTo", "To") { $0.turnsTo },
    ]
  }
}
