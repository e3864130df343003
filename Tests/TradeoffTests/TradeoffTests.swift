import Testing
@testable import Tradeoff
