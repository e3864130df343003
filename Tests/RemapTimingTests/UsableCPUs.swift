@testable import Barriers

/// CPUs that this process may use, the first two at most.
let usableCPUs: [Int] = (try? CPUMask.current().cpus).map { Array($0.prefix(2)) } ?? [0]
