import CPayload
import GuestLink

/// The parameter block, once it has been checked.
struct Parameters {
  private let words: UnsafePointer<UInt64>

  init() { words = el1_parameters() }

  subscript(field: ParameterField) -> UInt64 { words[field.rawValue] }
  subscript(word: Int) -> UInt64 { words[word] }

  /// PMU event of counter `index`.
  func event(_ index: Int) -> UInt64 { words[ParameterField.firstEvent.rawValue + index] }

  func instruction(_ word: Int) -> GuestInstruction? {
    GuestInstruction(words[word], words[word + 1])
  }

  /// Stops unless the block is whole and of this version, and C reads the same words as Swift.
  func check() {
    let agrees =
      EL1_WORD_PAGE_SHIFT == ParameterField.pageShift.rawValue
      && EL1_WORD_MAIR == ParameterField.mair.rawValue
      && EL1_WORD_MEMORY_BLOCK == ParameterField.memoryBlock.rawValue
      && EL1_WORD_DEVICE_BLOCK == ParameterField.deviceBlock.rawValue
      && EL1_WORD_TABLE == ParameterField.tableTemplate.rawValue
      && UInt64(EL1_PARAMETERS) == ParameterBlock.address
    guard agrees, self[.magic] == ParameterBlock.magic, self[.version] == ParameterBlock.version,
      self[.words] <= UInt64(ParameterBlock.mostWords),
      self[.cores] >= 1, self[.cores] <= UInt64(EL1_MAX_CORES)
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
