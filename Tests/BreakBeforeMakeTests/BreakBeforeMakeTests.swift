import Testing
@testable import BreakBeforeMake
