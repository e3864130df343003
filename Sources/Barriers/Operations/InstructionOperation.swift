internal import CBarriers
internal import Measurement

/// One instruction, a thousand times a sample: the floor. The loop's own increment and branch are
/// in the figure; they overlap with all but the cheapest.
struct InstructionOperation: TimedOperation {
  static let batch: UInt32 = 1000

  enum Instruction: Sendable, CaseIterable {
    case clockRead
    case counterRead
    case counterReadOrdered
    case fullFence
    case instructionFence
    case storeFence
    case memoryOrder
    case spinHint
  }

  let instruction: Instruction

  init(_ instruction: Instruction) { self.instruction = instruction }

  var operationsPerSample: Int { Int(Self.batch) }

  mutating func perform() throws(OperationFailure) {
    switch instruction {
    case .clockRead: readClock()
    case .counterRead: hvo_repeat_counter_read(Self.batch)
    case .counterReadOrdered: hvo_repeat_counter_read_ordered(Self.batch)
    case .fullFence: hvo_repeat_full_fence(Self.batch)
    case .instructionFence: hvo_repeat_instruction_fence(Self.batch)
    case .storeFence: hvo_repeat_store_fence(Self.batch)
    case .memoryOrder: hvo_repeat_memory_order(Self.batch)
    case .spinHint: hvo_repeat_spin_hint(Self.batch)
    }
  }

  private func readClock() {
    let clock = MonotonicRawClock()
    var read: UInt32 = 0
    while read < Self.batch {
      _ = clock.now()
      read &+= 1
    }
  }
}
