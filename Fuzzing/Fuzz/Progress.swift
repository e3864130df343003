import Foundation

/// Says on standard error where the run is, and at a trap which input it was.
struct Progress {
  let every: UInt64

  init(every: UInt64) {
    self.every = every
    for signal in [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGABRT, SIGFPE] {
      Foundation.signal(signal) { _ in
        var text = Array(
          "trap at input \(currentInput.pointee): repeat with --from \(currentInput.pointee) --count 1 --show\n"
            .utf8)
        write(2, &text, text.count)
        _exit(1)
      }
    }
  }

  func begin(_ number: UInt64) {
    currentInput.pointee = number
    if number % every == 0 { FileHandle.standardError.write(Data("input \(number)\n".utf8)) }
  }
}

/// For the signal handler, which takes no context.
nonisolated(unsafe) private let currentInput: UnsafeMutablePointer<UInt64> = {
  let pointer = UnsafeMutablePointer<UInt64>.allocate(capacity: 1)
  pointer.initialize(to: 0)
  return pointer
}()
