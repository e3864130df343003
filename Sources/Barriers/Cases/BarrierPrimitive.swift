/// Everything this room measures: the one list of names, in the order of the reports.
public enum BarrierPrimitive: String, Sendable, CaseIterable {
  /// `mprotect` of writable pages to read-only; making them writable again is not timed.
  case protect = "mprotect"
  case unmap = "munmap"
  /// `madvise(MADV_DONTNEED)`.
  case discard = "madvise-dontneed"
  /// `mremap(MREMAP_FIXED)` onto an address that maps nothing.
  case move = "mremap-fixed"
  /// `mmap(MAP_FIXED)` of other pages over touched ones.
  case replace = "mmap-fixed"

  /// `membarrier(MEMBARRIER_CMD_PRIVATE_EXPEDITED)`.
  case membarrierPrivate = "membarrier-private"
  /// `membarrier(MEMBARRIER_CMD_PRIVATE_EXPEDITED_SYNC_CORE)`.
  case membarrierSyncCore = "membarrier-private-sync-core"
  /// `membarrier(MEMBARRIER_CMD_GLOBAL_EXPEDITED)`.
  case membarrierGlobalExpedited = "membarrier-global-expedited"
  /// `membarrier(MEMBARRIER_CMD_GLOBAL)`: an RCU grace period, milliseconds.
  case membarrierGlobal = "membarrier-global"

  /// The state machine of the kernel's `multi_cpu_stop()`, victims spinning when it begins.
  case multiStop = "multi-stop"
  /// The same with victims asleep when it begins, as the kernel's stopper threads are.
  case multiStopWoken = "multi-stop-woken"
  /// A signal to every victim, whose handler spins until released: the IPI pause's nearest kin.
  case signalPause = "signal-pause"
  /// Victims asleep on a futex, woken, met and released through futexes.
  case futexRendezvous = "futex-rendezvous"

  /// `clock_gettime(CLOCK_MONOTONIC_RAW)`.
  case clockRead = "clock-read"
  /// RDTSC, or MRS CNTVCT_EL0.
  case counterRead = "counter-read"
  /// RDTSCP, or ISB and CNTVCT_EL0: a read that does not run ahead of earlier instructions.
  case counterReadOrdered = "counter-read-ordered"
  /// MFENCE, or DSB ISH.
  case fullFence = "full-fence"
  /// LFENCE, or ISB.
  case instructionFence = "instruction-fence"
  /// SFENCE, or DMB ISHST.
  case storeFence = "store-fence"
  /// A locked add to the stack, or DMB ISH: what a sequentially consistent fence compiles to.
  case memoryOrder = "memory-order"
  /// PAUSE, or YIELD.
  case spinHint = "spin-hint"
}

/// What kind of cost a primitive shows.
public enum BarrierKind: String, Sendable, CaseIterable {
  /// Changes a mapping, so that stale translations have to go.
  case tlbInvalidation = "tlb-invalidation"
  /// Orders memory on every running thread of a process, or of the machine.
  case barrier
  /// Makes other CPUs stand still.
  case stopLike = "stop-like"
  /// One instruction: below it nothing can go.
  case floor
}
