import GuestLink
import HugeTLB
import Testing
import Vmemmap

@testable import GuestEL1

@Suite struct EncodingTests {
  static let protocols = BuiltInProtocol.allCases.flatMap { one in
    SplitMethod.allCases.map { one.make(split: $0) }
  }

  @Test func everyInstructionSurvivesItsTwoWords() throws {
    for remap in Self.protocols {
      for direction in RemapProtocol.Direction.allCases {
        let code = try remap.guestCode(direction)
        #expect(code.last?.opcode == .end)
        for one in code { #expect(GuestInstruction(one.firstWord, one.descriptor) == one) }
      }
    }
  }

  @Test func unknownWordsAreRefused() {
    #expect(GuestInstruction(0xff, 0) == nil)
    #expect(GuestInstruction(0xff00, 0) == nil)
    #expect(GuestInstruction(0xff_0000, 0) == nil)
    #expect(GuestInstruction(0xff00_0000, 0) == nil)
    #expect(PrimitiveCase(word: 0xff) == nil && PrimitiveCase(word: 0xff00) == nil)
  }

  @Test func everyPrimitiveSurvivesItsWord() {
    for one in PrimitivePlan.cases(cores: 4, hasRange: true, isEmulated: false) {
      #expect(PrimitiveCase(word: one.word) == one)
    }
  }

  /// Phases and steps in the protocol's order, each phase with its number of steps.
  @Test func thePhasesAreThoseOfTheDescription() throws {
    for remap in Self.protocols {
      let code = try remap.guestCode(.optimize)
      var rest = code[...]
      for phase in remap.optimize {
        let head = rest.removeFirst()
        #expect(head.opcode == .phase && Int(head.detail) == phase.steps.count)
        for step in phase.steps {
          let one = rest.removeFirst()
          if case .barrier(let barrier) = step {
            #expect(one.opcode == .barrier && one.kind == barrier.guest.rawValue)
          }
          if case .tlbi(let invalidation) = step {
            #expect(one.opcode == .tlbi)
            #expect((one.detail & 1 == 1) == (invalidation.reach == .local))
          }
        }
      }
      #expect(rest.map(\.opcode) == [.end])
    }
  }

  /// A read-only page: valid, page, AF, AP[2], inner shareable, PXN and UXN (DDI 0487, D8.3).
  @Test func aStoreCarriesTheArchitecturesBits() throws {
    let remap = BuiltInProtocol.sharedTailsReadOnlyFirst.make(split: .notNeeded)
    let stores = try remap.guestCode(.optimize).filter { $0.opcode == .set && $0.frame == .own }
    let store = try #require(stores.first)
    #expect(
      store.descriptor
        == 1 | 1 << 1 | 1 << 7 | 3 << 8 | 1 << 10 | 1 << 53 | 1 << 54)
  }

  @Test func theBlockHoldsWhatItSays() throws {
    var parameters = GuestParameters(job: .protocols, page: .k16, cores: 3, iterations: 5)
    parameters.protocols = [BuiltInProtocol.direct.make(), BuiltInProtocol.bootTime.make()]
    parameters.events = [8, 0x34]
    let bytes = try parameters.bytes()
    let words = stride(from: 0, to: bytes.count, by: 8).map { at in
      (0..<8).reduce(UInt64(0)) { $0 | UInt64(bytes[at + $1]) << (8 * UInt64($1)) }
    }
    func word(_ field: ParameterField) -> UInt64 { words[field.rawValue] }
    #expect(bytes.prefix(8).elementsEqual("hvo-el1\0".utf8))
    #expect(word(.words) == UInt64(words.count))
    #expect(word(.pageShift) == 14 && word(.cores) == 3 && word(.iterations) == 5)
    #expect(word(.caseCount) == 2 && word(.eventCount) == 2)
    #expect(words[ParameterField.firstEvent.rawValue + 1] == 0x34)
    var crc = CRC32()
    for word in words.dropFirst(ParameterField.checksum.rawValue + 1) { crc.add(word) }
    #expect(word(.checksum) == UInt64(crc.value))
    for one in 0..<2 {
      let header = Int(word(.caseTable)) + one * ProtocolHeader.words
      for program in words[(header + 1)...(header + 2)] {
        #expect(program % 2 == 0)
        #expect(GuestInstruction(words[Int(program)], 0)?.opcode == .phase)
      }
    }
    #expect(words[Int(word(.caseTable))] == ProtocolHeader.startsWithBlocks)
    #expect(words[Int(word(.caseTable)) + 3] == ProtocolHeader.startsUnmapped)
  }

  /// MAIR_EL1 by the manual: Normal write-back 0xff, write-through 0xbb, non-cacheable 0x44, the four
  /// kinds of Device memory 0x00, 0x04, 0x08, 0x0c, and inner write-back with outer non-cacheable.
  @Test func memoryTypesAreTheManuals() throws {
    let bytes = try GuestParameters(job: .probe, page: .k4, cores: 1, iterations: 1).bytes()
    let at = ParameterField.mair.rawValue * 8
    #expect(Array(bytes[at..<(at + 8)]) == [0xff, 0xbb, 0x44, 0x00, 0x04, 0x08, 0x0c, 0x4f])
  }

  @Test func tooManyProtocolsAreRefused() {
    var parameters = GuestParameters(job: .protocols, page: .k4, cores: 1, iterations: 1)
    parameters.protocols = (0..<2000).flatMap { _ in [BuiltInProtocol.accessFlag.make()] }
    #expect(throws: EncodingProblem.self) { try parameters.bytes() }
  }
}
