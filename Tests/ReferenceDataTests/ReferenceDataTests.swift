import Testing
@testable import ReferenceData
