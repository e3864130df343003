import Glibc
import Measurement
import Testing

@testable import Barriers

extension OnCPUs {
  @Suite struct PeersTests {
    private let peerCPU = usableCPUs.last ?? 0

    /// Samples of an operation that does nothing, under a guard.
    private func marks(
      _ peers: borrowing Peers, _ expectation: PeerGuard.Expectation, samples: Int
    ) -> [SampleMarks] {
      var guardian = PeerGuard(peers.words, expectation)
      return (0..<samples).map { _ in
        guardian.begin()
        // Long enough for a heartbeat.
        usleep(100)
        return guardian.end()
      }
    }

    @Test func aSleepingPeerIsMarkedAsNotRunningInEverySample() throws {
      let peers = try Peers(cpus: [peerCPU], command: .sleep)
      let marks = marks(peers, .running, samples: 50)
      #expect(marks.allSatisfy { $0.contains(.peerNotRunning) })
    }

    @Test func aSleepingPeerIsAsExpectedAsleep() throws {
      let peers = try Peers(cpus: [peerCPU], command: .sleep)
      peers.words.awaitSleep()
      let marks = marks(peers, .asleep, samples: 50)
      #expect(marks.allSatisfy { $0.isDisjoint(with: [.peerNotAsleep, .peerNotRunning]) })
    }

    @Test func aRunningPeerIsMarkedAsNotAsleepInEverySample() throws {
      let peers = try Peers(cpus: [peerCPU], command: .run)
      let marks = marks(peers, .asleep, samples: 20)
      #expect(marks.allSatisfy { $0.contains(.peerNotAsleep) })
    }

    @Test(.enabled(if: usableCPUs.count > 1, "needs two CPUs"))
    func aRunningPeerIsSeenRunning() throws {
      let peers = try Peers(cpus: [peerCPU], command: .run)
      let pinned = try PinnedThread(cpu: usableCPUs[0])
      // Other work may take the peer's CPU for some of them.
      let marks = marks(peers, .running, samples: 300)
      pinned.end()
      #expect(marks.contains { !$0.contains(.peerNotRunning) })
    }

    @Test func readersReadEveryPageAndAnswer() throws {
      let peers = try Peers(cpus: [peerCPU], command: .run)
      let mapping = try GuardedPages(pages: 64)
      let readers = PageReaders(peers.words)
      // Never written: a page is resident only once somebody has read it.
      #expect(resident(mapping.run) == 0)
      readers.readAll(mapping.run)
      #expect(resident(mapping.run) == 64)
      #expect(peers.words[0].served.load() == 1)
      readers.readAll(mapping.run)
      #expect(peers.words[0].served.load() == 2)
    }

    private func resident(_ run: PageRun) -> Int {
      // /proc/self/pagemap: bit 63 is "present"; it is readable without privilege. mincore() calls
      // zero pages absent.
      let file = open("/proc/self/pagemap", O_RDONLY)
      defer { close(file) }
      let first = UInt(bitPattern: run.base) / UInt(run.pageBytes)
      var entries = [UInt64](repeating: 0, count: run.pages)
      let read = pread(file, &entries, run.pages * 8, Int(first) * 8)
      return read == run.pages * 8 ? entries.count { $0 >> 63 == 1 } : -1
    }

    @Test func threadsAreJoined() throws {
      for command in [PeerCommand.run, .sleep, .sleepBetweenStops] {
        for _ in 0..<5 {
          let peers = try Peers(cpus: [peerCPU, peerCPU], command: command)
          #expect(peers.count == 2)
          #expect(peers.words.allSatisfy { exists($0.threadID.load()) })
          let ids = peers.words.map { $0.threadID.load() }
          end(peers)
          // A joined thread may be listed a moment longer; one that runs on stays.
          for _ in 0..<1000 where ids.contains(where: exists) { usleep(1000) }
          #expect(!ids.contains(where: exists))
        }
      }
    }

    private func end(_ peers: consuming Peers) {}

    /// Whether a thread of this process is there: its directory in /proc.
    private func exists(_ thread: UInt32) -> Bool { access("/proc/self/task/\(thread)", F_OK) == 0 }

    @Test func aPeerThatCannotBePinnedIsAnErrorAndTheOthersAreJoined() throws {
      do {
        _ = try Peers(cpus: [peerCPU, 99_999], command: .run)
        Issue.record("a peer was pinned to CPU 99999")
      } catch {
        #expect(error == OperationFailure(call: "sched_setaffinity to CPU 99999", errno: EINVAL))
      }
    }
  }
}
