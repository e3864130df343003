extension TLBInvalidation {
  /// The instructions that counts tell apart; a case's name is its mnemonic.
  enum Form: Int, CaseIterable {
    case VMALLE1IS, VMALLE1
    case VAAE1IS, VAAE1, VAALE1IS, VAALE1
    case RVAAE1IS, RVAAE1, RVAALE1IS, RVAALE1
  }

  var form: Form {
    let shared = reach == .innerShareable
    return switch extent {
    case .everything: shared ? .VMALLE1IS : .VMALLE1
    case .address where lastLevelOnly: shared ? .VAALE1IS : .VAALE1
    case .address: shared ? .VAAE1IS : .VAAE1
    case .range where lastLevelOnly: shared ? .RVAALE1IS : .RVAALE1
    case .range: shared ? .RVAAE1IS : .RVAAE1
    }
  }

  /// The instructions that one step takes when its entries are `count`: by address one each.
  func instructions(for count: Int) -> Int {
    if case .address = extent { count } else { 1 }
  }

  /// The entries that the invalidation names; nil for everything.
  var entries: Entries? {
    switch extent {
    case .everything: nil
    case .address(let entries), .range(let entries): entries
    }
  }
}
