/// Makes one input: a corpus file with a few changes, by bytes and by words.
struct Mutator {
  private let corpus: [[UInt8]]
  private let words: [[UInt8]]
  private var random: Generator

  /// Numbers and strings that readers stumble over, whatever the format.
  private static let numbers = [
    "0", "-0", "-1", "1", "2", "64", "100", "1e308", "1e309", "-1e308", "1e-320", "0.1", "1e18",
    "1e19",
    "9223372036854775807", "9223372036854775808", "-9223372036854775809", "18446744073709551615",
    "18446744073709551616", "4294967296", "-9223372036854775808", "999999999999",
  ].map { Array($0.utf8) }
  private static let awkward = [
    "NaN", "Infinity", "null", "true", "\"\"", "[]", "{}", "\u{FEFF}", "\u{0}", "\t", "\r", "\n",
    "\u{2028}", "e\u{301}", "🙂", "\"\\ud800\"", "%n", "..", "&a", "*a", "<<", "!!int", "- - -",
  ].map { Array($0.utf8) }

  init(corpus: [[UInt8]], words: [String], seed: UInt64, number: UInt64) {
    self.corpus = corpus
    self.words = words.map { Array($0.utf8) } + Self.awkward + Self.numbers
    random = Generator(state: (seed &* 0x9E37_79B9_7F4A_7C15) ^ (number &* 0xD134_2543_DE82_EF95))
  }

  mutating func next() -> [UInt8] {
    var bytes = corpus.randomElement(using: &random) ?? []
    for _ in 0...Int.random(in: 0...2, using: &random) { change(&bytes) }
    return bytes
  }

  private mutating func change(_ bytes: inout [UInt8]) {
    guard !bytes.isEmpty else { return bytes = words.randomElement(using: &random) ?? [] }
    let at = Int.random(in: bytes.indices, using: &random)
    let length = min(bytes.count - at, Int.random(in: 1...40, using: &random))
    switch Int.random(in: 0..<10, using: &random) {
    case 0: bytes[at] ^= 1 << UInt8.random(in: 0..<8, using: &random)
    case 1: bytes[at] = UInt8.random(in: .min ... .max, using: &random)
    case 2: bytes.removeSubrange(at..<at + length)
    case 3: bytes.insert(contentsOf: bytes[at..<at + length], at: at)
    case 4: bytes.removeSubrange(at...)
    case 5: splice(&bytes, at: at)
    case 6: bytes.insert(contentsOf: words.randomElement(using: &random) ?? [], at: at)
    // Half of all changes keep the form: a number for a number, a word for a word.
    default:
      let old = word(around: at, in: bytes)
      let isNumber = bytes[old].first.map { (0x30...0x39).contains($0) || $0 == 0x2D } ?? false
      let new = (isNumber ? Self.numbers : words).randomElement(using: &random) ?? []
      bytes.replaceSubrange(old, with: new)
    }
  }

  /// The rest of another file.
  private mutating func splice(_ bytes: inout [UInt8], at: Int) {
    guard let other = corpus.randomElement(using: &random), !other.isEmpty else { return }
    let from = Int.random(in: other.indices, using: &random)
    bytes.replaceSubrange(at..., with: other[from...])
  }

  /// The word, number or quoted string at a place.
  private func word(around at: Int, in bytes: [UInt8]) -> Range<Int> {
    func ends(_ byte: UInt8) -> Bool { " ,:[]{}\n\t".utf8.contains(byte) }
    var range = at..<at
    while range.lowerBound > 0, !ends(bytes[range.lowerBound - 1]) {
      range = range.lowerBound - 1..<range.upperBound
    }
    while range.upperBound < bytes.count, !ends(bytes[range.upperBound]) {
      range = range.lowerBound..<range.upperBound + 1
    }
    return range
  }
}

/// xorshift64*: the same inputs on every machine.
struct Generator: RandomNumberGenerator {
  var state: UInt64

  init(state: UInt64) { self.state = state == 0 ? 1 : state }

  mutating func next() -> UInt64 {
    state ^= state >> 12
    state ^= state << 25
    state ^= state >> 27
    return state &* 0x2545_F491_4F6C_DD1D
  }
}
