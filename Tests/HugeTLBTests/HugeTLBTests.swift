import Testing
@testable import HugeTLB
