#ifndef C_BARRIERS_INTERRUPT_WATCH_H
#define C_BARRIERS_INTERRUPT_WATCH_H

// Segment registers: Swift has no inline assembly. The clock's header stays out of this one, else a
// `timespec` would belong to this module and no more to the C library's.

#include <stdint.h>

/// Arms the watch of the calling thread: on x86-64 a null selector other than 0 in ES, which nothing
/// in 64-bit mode uses. The return from an interrupt to user mode (IRET) clears it, a system call's
/// return doesn't (Zhang et al., SegScope, HPCA 2024). Written only if it isn't there still, since
/// the write takes 40 ns and the read none.
static inline void hvo_interrupt_arm(void) {
#if defined(__x86_64__)
  uint16_t selector, armed = 1;
  __asm__ volatile("mov %%es, %0" : "=r"(selector));
  if (selector != armed)
    __asm__ volatile("mov %0, %%es" ::"r"(armed));
#endif
}

/// Whether an interrupt came in user mode since; always 0 on other architectures, where the selector
/// has no like.
static inline int hvo_interrupt_seen(void) {
#if defined(__x86_64__)
  uint16_t selector;
  __asm__ volatile("mov %%es, %0" : "=r"(selector));
  return selector != 1;
#else
  return 0;
#endif
}

/// CLOCK_MONOTONIC_COARSE in ns: the time of the last tick.
uint64_t hvo_coarse_time(void);

#endif
