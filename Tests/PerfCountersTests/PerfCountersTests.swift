import Testing
@testable import PerfCounters
