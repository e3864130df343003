import CMachine
package import GuestLink

/// The parameter block, once it has been checked.
package struct Parameters {
  private let words: UnsafePointer<UInt64>

  package init() {
    words = UnsafePointer(bitPattern: UInt(machine_parameters()))!
  }

  package subscript(field: ParameterField) -> UInt64 { words[field.rawValue] }
  package subscript(word: Int) -> UInt64 { words[word] }

  /// PMU event of counter `index`.
  package func event(_ index: Int) -> UInt64 { words[ParameterField.firstEvent.rawValue + index] }

  package func instruction(_ word: Int) -> GuestInstruction? {
    GuestInstruction(words[word], words[word + 1])
  }

  /// Stops unless the block is whole and of this version.
  ///
  /// - Parameter agrees: whether the machine's C reads the same words as Swift.
  package func check(agrees: Bool) {
    guard agrees, self[.magic] == ParameterBlock.magic, self[.version] == ParameterBlock.version,
      self[.words] <= UInt64(ParameterBlock.mostWords),
      self[.cores] >= 1, self[.cores] <= UInt64(MOST_CORES)
    else { Fatal.stop(.parameters, self[.magic], self[.version], 0) }
    var crc = CRC32()
    var at = ParameterField.checksum.rawValue + 1
    while at < Int(self[.words]) {
      crc.add(words[at])
      at += 1
    }
    if UInt64(crc.value) != self[.checksum] {
      Fatal.stop(.parameters, UInt64(crc.value), self[.checksum], 0)
    }
  }
}
