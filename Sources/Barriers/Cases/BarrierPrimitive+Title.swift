extension BarrierPrimitive {
  /// A short name for tables.
  public var title: String {
    switch self {
    case .protect: "mprotect RW to RO"
    case .unmap: "munmap"
    case .discard: "madvise DONTNEED"
    case .move: "mremap FIXED"
    case .replace: "mmap FIXED over a page"
    case .membarrierPrivate: "membarrier private expedited"
    case .membarrierSyncCore: "membarrier private expedited sync-core"
    case .membarrierGlobalExpedited: "membarrier global expedited"
    case .membarrierGlobal: "membarrier global"
    case .multiStop: "stop_machine states, victims spinning"
    case .multiStopWoken: "stop_machine states, victims woken"
    case .signalPause: "signal pause"
    case .futexRendezvous: "futex rendezvous"
    case .clockRead: "clock_gettime MONOTONIC_RAW"
    case .counterRead: "counter read"
    case .counterReadOrdered: "ordered counter read"
    case .fullFence: "full fence"
    case .instructionFence: "instruction fence"
    case .storeFence: "store fence"
    case .memoryOrder: "sequentially consistent fence"
    case .spinHint: "spin hint"
    }
  }
}
