import Testing
@testable import Vmemmap
