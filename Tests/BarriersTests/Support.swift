import CBarriers
import Foundation
import Measurement
import Testing

@testable import Barriers

/// CPUs that this process may use.
let usableCPUs: [Int] = (try? CPUMask.current().cpus) ?? []

extension SampleBuffer {
  /// The raw values recorded.
  var raw: [UInt64] { samples(overhead: TimerOverhead(minimum: 0, median: 0, reads: 1)).raw }
}

/// A file of /proc, read to its end: its size is said to be 0.
private func text(of path: String) throws -> String {
  let file = try #require(FileHandle(forReadingAtPath: path))
  return String(decoding: try file.readToEnd() ?? Data(), as: UTF8.self)
}

/// What /proc/self/maps says of the mapping at an address: "rw-p"; nil if none is there.
func permissions(at address: UnsafeMutableRawPointer) throws -> String? {
  let wanted = UInt64(UInt(bitPattern: address))
  let maps = try text(of: "/proc/self/maps")
  for line in maps.split(separator: "\n") {
    let fields = line.split(separator: " ")
    let bounds = fields[0].split(separator: "-").compactMap { UInt64($0, radix: 16) }
    if bounds.count == 2, (bounds[0]..<bounds[1]).contains(wanted) { return String(fields[1]) }
  }
  return nil
}

/// Address space of the process in bytes.
func addressSpace() throws -> Int {
  let pages = try text(of: "/proc/self/statm").split(separator: " ")
  return (Int(pages[0]) ?? 0) * 4096
}

/// Nobody cancels.
@Sendable func never() -> Bool { false }

/// Sends the pause signal to one thread of this process.
func tgkillHere(_ thread: UInt32) { _ = hvo_tgkill(Int32(bitPattern: thread), PeerSignals.pause) }
