internal import Glibc
internal import Measurement

/// The other threads of a measurement, each pinned to a CPU of its own. They are told to exit and
/// joined when this goes.
struct Peers: ~Copyable {
  /// One per peer, in the order of their CPUs.
  let words: [PeerWords]
  let stop: StopWords
  let machine: StopStateMachine
  private let threads: [pthread_t]
  private let lines: SharedLines

  /// Starts one peer per CPU; returns when all run. Those started before a failure are joined.
  ///
  /// - Parameter retreat: the CPU that peers go to before they exit; nil: they exit where they are.
  ///   A thread that exits leaves its CPU's run queue without the process's membarrier state
  ///   (kernel/exit.c, `exit_mm`), and the next thread of the same process there, finding its own
  ///   address space still loaded, doesn't put it back (`membarrier_switch_mm`): until another
  ///   process has run there, MEMBARRIER_CMD_GLOBAL_EXPEDITED skips the CPU [tried on 6.18].
  init(cpus: [Int], command: PeerCommand, retreat: Int? = nil) throws(OperationFailure) {
    let lines = SharedLines(count: StopWords.lines + cpus.count * PeerWords.lines)
    let stop = StopWords(in: lines, at: 0)
    let machine = StopStateMachine(words: stop, participants: UInt32(cpus.count) + 1)
    let words = cpus.indices.map {
      PeerWords(in: lines, at: StopWords.lines + $0 * PeerWords.lines)
    }
    var threads: [pthread_t] = []
    for (cpu, peer) in zip(cpus, words) {
      peer.command.store(command.rawValue)
      let loop = PeerLoop(
        words: peer, stop: stop, machine: machine, pageBytes: Int(getpagesize()), retreat: retreat)
      do throws(OperationFailure) {
        threads.append(try PeerThread.start(loop, cpu: cpu))
      } catch {
        Peers.end(threads, words: words, stop: stop)
        throw error
      }
    }
    self.words = words
    self.stop = stop
    self.machine = machine
    self.threads = threads
    self.lines = lines
  }

  deinit { Peers.end(threads, words: words, stop: stop) }

  var count: Int { words.count }

  /// Tells the peers to exit, wherever they sleep, and joins them.
  private static func end(_ threads: [pthread_t], words: [PeerWords], stop: StopWords) {
    for peer in words {
      peer.command.store(PeerCommand.exit.rawValue)
      peer.command.wakeAll()
    }
    // A new number without a stop: sleepers between stops look at their command again.
    stop.state.store(StopState.none.word(of: stop.nextNumber))
    stop.state.wakeAll()
    for thread in threads { pthread_join(thread, nil) }
  }
}

extension StopWords {
  /// The number of the next stop. Wraps after 2^29.
  var nextNumber: UInt32 { StopState.number(in: state.load()) &+ 1 }
}
