// TLB invalidations of this core (Intel SDM volume 3A, section 4.10.4.1).
#ifndef X86_INVALIDATION_H
#define X86_INVALIDATION_H
#include <stdint.h>

#include "registers.h"

static inline void invlpg(uint64_t address) {
  __asm__ volatile("invlpg (%0)" ::"r"(address) : "memory");
}

// INVPCID's types.
enum { INVPCID_ADDRESS, INVPCID_CONTEXT, INVPCID_ALL, INVPCID_ALL_BUT_GLOBAL };

// Of PCID 0, the only one there is while CR4.PCIDE is 0.
static inline void invpcid(uint64_t type, uint64_t address) {
  struct {
    uint64_t pcid, address;
  } descriptor = {0, address};
  __asm__ volatile("invpcid %0, %1" ::"m"(descriptor), "r"(type) : "memory");
}

static inline void reload_cr3(void) { write_cr3(read_cr3()); }

// CR4.PGE off and on: every entry, global ones too.
static inline void toggle_pge(void) {
  uint64_t value = read_cr4();
  write_cr4(value & ~(1ull << 7));
  write_cr4(value);
}
#endif
