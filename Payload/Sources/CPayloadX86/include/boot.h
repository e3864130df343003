// Start-up: what start.S defines, and the interrupt table.
#ifndef X86_BOOT_H
#define X86_BOOT_H
#include <stdint.h>

// The core that a startup IPI is meant for; read by start.S.
extern uint64_t x86_starting_core;
// The page table of the range: 512 entries.
extern uint64_t x86_range_table[512];
static inline uint64_t *x86_range_entries(void) { return x86_range_table; }
static inline void x86_set_starting_core(uint64_t core) {
  __atomic_store_n(&x86_starting_core, core, __ATOMIC_RELEASE);
}

// Copies the secondaries' real-mode start below 1 MiB and returns its page, the vector of a startup
// IPI.
uint64_t x86_place_trampoline(void);
// The 8259s, which firmware leaves with the timer's interrupt at an exception's vector.
void x86_mask_legacy_interrupts(void);
// Every vector to its stub, and the table to this core.
void x86_set_up_interrupts(void);
// Ticks of the time-stamp counter in a second, by channel 2 of the 8254.
uint64_t x86_measure_frequency(void);
#endif
