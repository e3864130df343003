import Numbers
import Testing

/// Numbers and their texts, worked out by hand.
private enum Expected {
  static let times: [(Double, String)] = [
    (0, "0 ns"), (0.4124, "0.412 ns"), (22.6, "22.6 ns"), (99.94, "99.9 ns"), (99.95, "100 ns"),
    (641, "641 ns"), (999.4, "999 ns"), (999.5, "1.00 µs"), (1000, "1.00 µs"),
    (13901, "13.9 µs"), (16.0e6, "16.0 ms"), (999_499, "999 µs"), (999_500, "1.00 ms"),
    (1.2e9, "1.20 s"), (4.5e12, "4500 s"), (-12.34, "-12.3 ns"),
  ]

  static let sizes: [(Int64, String)] = [
    (0, "0 B"), (512, "512 B"), (1023, "1023 B"), (1024, "1.00 KiB"), (28672, "28.0 KiB"),
    (57344, "56.0 KiB"), (1_048_063, "1023 KiB"), (1_048_064, "1.00 MiB"),
    (16_773_120, "16.0 MiB"), (81_772_544, "78.0 MiB"), (7_516_192_768, "7.00 GiB"),
    (8_589_934_592, "8.00 GiB"), (-4096, "-4.00 KiB"), (.max, "8.00 EiB"), (.min, "-8.00 EiB"),
  ]

  static let shares: [(Double, String)] = [
    (1.3623649, "1.36 %"), (0.01347, "0.013 %"), (0.3414, "0.341 %"), (100, "100 %"),
    (98.4375, "98.4 %"), (0, "0 %"), (0.0004, "< 0.001 %"), (-0.0004, "> -0.001 %"),
    (-12.3456, "-12.3 %"),
  ]

  static let rates: [(Double, String)] = [
    (6799.48, "6,800 /s"), (160.4, "160 /s"), (47.6, "47.6 /s"), (0.09303, "0.0930 /s"),
    (999_600, "1,000,000 /s"), (1_234_567, "1,230,000 /s"), (0, "0 /s"),
  ]

  static let counts: [(Double, String)] = [
    (8, "8"), (262_144, "262,144"), (1.015625, "1.02"), (0.00390625, "0.00391"), (-1234, "-1,234"),
    (999, "999"), (1000, "1,000"), (1e15, "1,000,000,000,000,000"),
  ]
}

@Suite struct NumberTextTests {
  let numbers = NumberText(ascii: false)

  @Test(arguments: Expected.times)
  func `times have three significant digits`(value: Double, text: String) {
    #expect(numbers.time(nanoseconds: value) == text)
  }

  @Test(arguments: Expected.sizes)
  func `bytes have IEC units`(value: Int64, text: String) {
    #expect(numbers.bytes(value) == text)
    #expect(!numbers.bytes(value).contains("GB"))
    #expect(numbers.exactBytes(value) == "\(value) B")
  }

  @Test(arguments: Expected.shares)
  func `percentages`(value: Double, text: String) { #expect(numbers.percent(value) == text) }

  @Test(arguments: Expected.rates)
  func `rates`(value: Double, text: String) { #expect(numbers.rate(perSecond: value) == text) }

  @Test(arguments: Expected.counts)
  func `counts are parted by commas`(value: Double, text: String) {
    #expect(numbers.count(value) == text)
  }

  @Test func `exact counts keep every digit`() {
    #expect(numbers.count(Int64.max) == "9,223,372,036,854,775,807")
    #expect(numbers.count(Int64.min) == "-9,223,372,036,854,775,808")
  }

  @Test func `ASCII spells us`() {
    #expect(NumberText(ascii: true).time(nanoseconds: 13901) == "13.9 us")
  }

  @Test func `rounded numbers keep three digits`() {
    let texts = [
      (17_694.2, "17,700"), (999.6, "1000"), (1e15, "10^15 or more"), (1e-12, "less than 10^-9"),
      (6.037, "6.04"), (0.012345, "0.0123"), (0, "0"),
    ]
    for (value, text) in texts { #expect(numbers.rounded(value) == text) }
  }

  @Test func `three significant digits differ from the value by at most half a digit`() {
    var value = 0.013
    while value < 1e9 {
      let text = numbers.time(nanoseconds: value)
      let parts = text.split(separator: " ")
      let scale = ["ns": 1.0, "µs": 1e3, "ms": 1e6, "s": 1e9][String(parts[1])] ?? .nan
      let read = (Double(parts[0]) ?? .nan) * scale
      #expect((read - value).magnitude <= value * 0.00501, "\(value) \(text)")
      value *= 1.037
    }
  }
}
