/// A step with everything worked out that doesn't depend on the folio: no descriptor format is
/// consulted while tables are written.
enum Operation {
  case allocate(Frame)
  case copy(from: Frame, to: Frame)
  /// The template of the PTEs of folios in the batch.
  case populate(UInt64)
  case set(Entries, Target)
  /// Two stores in one: the head and the tails onto one frame of the folio.
  case setFolio(Frame, head: UInt64, tails: UInt64)
  case clearAccessFlag(Entries)
  case swap(Entries, Target)
  case tlbi(TLBInvalidation)
  case barrier(Barrier)
  case pause(Pause)
  case resume
  /// Frees own frames that no entry maps any more: of the head, of the tails.
  case freeOwn(head: Bool, tails: Bool)

  /// What an entry gets.
  enum Target {
    /// The same value for each entry: an invalid one.
    case constant(UInt64)
    /// The template with the address of the block's first frame.
    case block(UInt64)
    /// The template with the address of the table.
    case table(UInt64)
    /// The template with the address of a frame.
    case page(Frame, UInt64)
  }

  /// Whether the operation may fail with -ENOMEM.
  var allocates: Bool {
    switch self {
    case .allocate, .populate: true
    default: false
    }
  }

  /// Whether the operation may fail at all.
  var mayFail: Bool { if case .swap = self { true } else { allocates } }

  /// Whether it is done for each folio in turn: it isn't a store of one folio alone.
  var isMaintenance: Bool {
    switch self {
    case .tlbi, .pause, .resume, .swap: true
    case .barrier(let barrier): barrier != .wmb
    default: false
    }
  }

  /// Whether each entry is looked at.
  var walksEntries: Bool {
    switch self {
    case .set, .setFolio, .clearAccessFlag, .swap: true
    default: false
    }
  }

  /// Whether live entries or the pool's free frames differ afterwards.
  var changesState: Bool {
    switch self {
    case .set, .setFolio, .clearAccessFlag, .swap, .freeOwn, .pause: true
    default: false
    }
  }
}
