import Testing

@testable import Report

@Suite struct TextStyleTests {
  static let locales: [([String: String], Bool)] = [
    ([:], true), (["LANG": "C"], true), (["LANG": "en_US.UTF-8"], false),
    (["LANG": "C.utf8"], false), (["LC_ALL": "C", "LANG": "en_US.UTF-8"], true),
    (["LC_ALL": "", "LC_CTYPE": "de_DE.UTF-8"], false),
    (["LC_CTYPE": "POSIX", "LANG": "x.UTF-8"], true),
  ]
  @Test(arguments: locales)
  func `ASCII unless the locale is a UTF-8 one`(environment: [String: String], ascii: Bool) {
    #expect(TextStyle(environment: environment).ascii == ascii)
  }

  @Test func `nothing from outside steers the terminal`() {
    let style = TextStyle(ascii: false)
    #expect(style.clean("a\u{1B}[31mb\u{7F}\u{9B}c\u{202E}d") == "a?[31mb??c?d")
    #expect(style.clean("a\nb\tc\r\n") == "a b c  ")
    #expect(style.clean("µ ± 測 é") == "µ ± 測 é")
  }

  @Test func `ASCII text is pure ASCII`() {
    let style = TextStyle(ascii: true)
    #expect(style.clean("5 µs ± 1 → 測e\u{301}") == "5 us +/- 1 -> ?e")
  }

  static let widths: [(String, Int)] = [
    ("", 0), ("abc", 3), ("測試", 4), ("é", 1), ("e\u{301}", 1), ("😀", 2), ("👩‍👩‍👧", 2), ("한글", 4),
    ("µs", 2),
    ("ﾊﾝ", 2), ("Ａ", 2),
  ]
  @Test(arguments: widths)
  func `columns of a terminal`(text: String, width: Int) {
    #expect(text.displayWidth == width)
    #expect(text.padded(to: 12).displayWidth == 12)
  }

  @Test func `wrapping keeps every word and the width`() {
    let text = "one two three 測試測試 a-very-long-word-that-does-not-fit"
    let lines = text.wrapped(to: 12)
    #expect(lines.allSatisfy { $0.displayWidth <= 12 })
    #expect(
      lines == ["one two", "three", "測試測試", "a-very-long-", "word-that-", "does-not-fit"])
    #expect("".wrapped(to: 5) == [""])
    #expect("測試".wrapped(to: 1) == ["測", "試"])
    #expect("one two".wrapped(to: 7, after: "- ") == ["- one", "  two"])
  }
}
