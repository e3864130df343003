import CPayload

/// TLBI operands (DDI 0487, C5.5) and the instructions that take them.
struct Invalidation {
  let tables: Tables
  let hasRange: Bool
  let hasLevelHint: Bool

  init(_ tables: Tables) {
    self.tables = tables
    hasRange = read_id_aa64isar0() >> 56 & 15 >= 2
    hasLevelHint = read_id_aa64mmfr2() >> 48 & 15 >= 1
  }

  /// TG and TTL's granule: 1 = 4K, 2 = 16K, 3 = 64K.
  private var granule: UInt64 { (tables.pageShift - 10) / 2 }

  /// TTL[47:44], ASID 0, VA[55:12]. `level` 0 gives no hint.
  func operand(_ address: UInt64, level: UInt64 = 0) -> UInt64 {
    let hint = level == 0 || !hasLevelHint ? 0 : granule << 46 | level << 44
    return hint | (address >> 12) & 0xfff_ffff_ffff
  }

  /// TG[47:46], SCALE[45:44], NUM[43:39], TTL[38:37], BaseADDR[36:0]: (NUM + 1) × 2^(5 × SCALE + 1)
  /// pages, rounded up.
  func rangeOperand(_ address: UInt64, pages: Int, level: UInt64 = 0) -> UInt64 {
    let scale: UInt64 = pages <= 64 ? 0 : 1
    let unit = scale == 0 ? 2 : 64
    let number = UInt64((pages + unit - 1) / unit - 1) & 31
    return granule << 46 | scale << 44 | number << 39 | level << 37
      | (address >> tables.pageShift) & 0x1f_ffff_ffff
  }

  func page(_ address: UInt64, local: Bool, lastLevel: Bool, level: UInt64) {
    let operand = operand(address, level: level)
    switch (local, lastLevel) {
    case (false, false): tlbi_vaae1is(operand)
    case (false, true): tlbi_vaale1is(operand)
    case (true, false): tlbi_vaae1(operand)
    case (true, true): tlbi_vaale1(operand)
    }
  }

  func range(_ address: UInt64, pages: Int, local: Bool, lastLevel: Bool, level: UInt64) {
    let operand = rangeOperand(address, pages: pages, level: level)
    switch (local, lastLevel) {
    case (false, false): tlbi_rvaae1is(operand)
    case (false, true): tlbi_rvaale1is(operand)
    case (true, false): tlbi_rvaae1(operand)
    case (true, true): tlbi_rvaale1(operand)
    }
  }

  func everything(local: Bool) {
    if local { tlbi_vmalle1() } else { tlbi_vmalle1is() }
  }
}
