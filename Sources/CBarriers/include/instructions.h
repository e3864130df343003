#ifndef C_BARRIERS_INSTRUCTIONS_H
#define C_BARRIERS_INSTRUCTIONS_H

// The only home of instructions: Swift has no inline assembly. All are legal in user mode
// (arm64: EL0; CNTVCT_EL0 as far as the kernel leaves CNTKCTL_EL1.EL0VCTEN set, which Linux does).

#include <stdint.h>

#if defined(__x86_64__)
#define HVO_ASM_COUNTER_READ "rdtsc"
#define HVO_ASM_COUNTER_READ_ORDERED "rdtscp"
#define HVO_ASM_FULL_FENCE "mfence"
#define HVO_ASM_INSTRUCTION_FENCE "lfence"
#define HVO_ASM_STORE_FENCE "sfence"
// What a compiler emits for a sequentially consistent fence on x86-64.
#define HVO_ASM_MEMORY_ORDER "lock; orl $0, -64(%%rsp)"
#define HVO_ASM_SPIN_HINT "pause"
#define HVO_CLOBBERS "memory", "cc", "rax", "rcx", "rdx"
#elif defined(__aarch64__)
#define HVO_ASM_COUNTER_READ "mrs x9, cntvct_el0"
// Without the ISB the read may run ahead of earlier instructions.
#define HVO_ASM_COUNTER_READ_ORDERED "isb\n\tmrs x9, cntvct_el0"
#define HVO_ASM_FULL_FENCE "dsb ish"
#define HVO_ASM_INSTRUCTION_FENCE "isb"
#define HVO_ASM_STORE_FENCE "dmb ishst"
#define HVO_ASM_MEMORY_ORDER "dmb ish"
#define HVO_ASM_SPIN_HINT "yield"
#define HVO_CLOBBERS "memory", "cc", "x9"
#else
#error "hvo-bench knows the barrier instructions of x86-64 and arm64 only"
#endif

/// One instruction, `count` times, so that the clock's cost is shared by all of them.
#define HVO_INSTRUCTION_LOOP(name, text)                                       \
  static inline void hvo_repeat_##name(uint32_t count) {                       \
    for (uint32_t i = 0; i < count; i++)                                       \
      __asm__ volatile(text ::: HVO_CLOBBERS);                                 \
  }

HVO_INSTRUCTION_LOOP(counter_read, HVO_ASM_COUNTER_READ)
HVO_INSTRUCTION_LOOP(counter_read_ordered, HVO_ASM_COUNTER_READ_ORDERED)
HVO_INSTRUCTION_LOOP(full_fence, HVO_ASM_FULL_FENCE)
HVO_INSTRUCTION_LOOP(instruction_fence, HVO_ASM_INSTRUCTION_FENCE)
HVO_INSTRUCTION_LOOP(store_fence, HVO_ASM_STORE_FENCE)
HVO_INSTRUCTION_LOOP(memory_order, HVO_ASM_MEMORY_ORDER)
HVO_INSTRUCTION_LOOP(spin_hint, HVO_ASM_SPIN_HINT)

#undef HVO_INSTRUCTION_LOOP

/// The architectural counter: TSC, or CNTVCT_EL0. It goes on at one rate whatever the kernel's
/// clocksource is, which a measurement of a change of the clocksource needs.
static inline uint64_t hvo_counter(void) {
#if defined(__x86_64__)
  uint32_t low, high;
  __asm__ volatile(HVO_ASM_COUNTER_READ : "=a"(low), "=d"(high));
  return (uint64_t)high << 32 | low;
#else
  uint64_t value;
  __asm__ volatile("mrs %0, cntvct_el0" : "=r"(value));
  return value;
#endif
}

/// Makes the compiler believe that `value` is used, so that the work that led to it stays.
static inline void hvo_keep(uint64_t value) { __asm__ volatile("" ::"r"(value)); }

/// For spin loops: leaves the core's resources to the SMT sibling.
static inline void hvo_spin_hint(void) {
  __asm__ volatile(HVO_ASM_SPIN_HINT ::: "memory");
}

#endif
