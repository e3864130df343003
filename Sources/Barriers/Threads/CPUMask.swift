internal import CBarriers
private import Glibc
public import Measurement

/// An affinity mask of any length: CPU ids may be sparse and beyond 1023.
struct CPUMask: Sendable, Hashable {
  /// 64 CPUs a word, CPU 0 in bit 0 of the first.
  private var words: [UInt64]

  /// - Parameter cpu: refused by `apply` if negative or from 2^20 on, like any that does not exist.
  init(cpu: Int) {
    guard (0..<(1 << 20)).contains(cpu) else {
      words = [0]
      return
    }
    words = [UInt64](repeating: 0, count: cpu / 64 + 1)
    words[cpu / 64] = 1 << UInt64(cpu % 64)
  }

  /// The calling thread's mask. The buffer is doubled while the kernel finds it too short.
  static func current() throws(OperationFailure) -> CPUMask {
    var count = 16
    while true {
      var mask = CPUMask(cpu: 0)
      mask.words = [UInt64](repeating: 0, count: count)
      let got = mask.words.withUnsafeMutableBytes { hvo_get_affinity($0.baseAddress, $0.count) }
      if got > 0 { return mask }
      guard got == -EINVAL, count < 1 << 14 else {
        throw OperationFailure(call: "sched_getaffinity", errno: got < 0 ? -got : EINVAL)
      }
      count *= 2
    }
  }

  /// Binds the calling thread. EINVAL if no CPU of the mask is allowed and online.
  func apply() throws(OperationFailure) {
    let got = words.withUnsafeBytes { hvo_set_affinity($0.baseAddress, $0.count) }
    if got < 0 { throw OperationFailure(call: "sched_setaffinity to \(self)", errno: -got) }
  }

  var cpus: [Int] {
    words.indices.flatMap { word in
      (0..<64).filter { words[word] >> UInt64($0) & 1 == 1 }.map { word * 64 + $0 }
    }
  }
}

extension CPUMask: CustomStringConvertible {
  var description: String {
    let cpus = cpus
    return (cpus.count == 1 ? "CPU " : "CPUs ") + cpus.map(String.init).joined(separator: ",")
  }
}

/// Keeps the calling thread on one CPU, and puts its affinity back in the end.
///
/// Must end on the thread that made it.
public struct PinnedThread: ~Copyable {
  private let before: CPUMask

  /// Binds the calling thread to `cpu`.
  public init(cpu: Int) throws(OperationFailure) {
    let before = try CPUMask.current()
    try CPUMask(cpu: cpu).apply()
    self.before = before
  }

  deinit {
    // Nothing is left to do if the old mask was taken away meanwhile.
    try? before.apply()
  }

  /// Ends it here rather than at its last use.
  public consuming func end() {}
}
