import Testing
@testable import Barriers
