// The words of the parameter block that are needed before the MMU is on. GuestLink's
// `ParameterField` is their home; the payload checks that the two agree before it does anything.
#ifndef EL1_BOOT_H
#define EL1_BOOT_H
#include <stdint.h>

#define EL1_PARAMETERS 0x44000000ull
enum {
  EL1_WORD_PAGE_SHIFT = 4,
  EL1_WORD_MAIR = 5,
  EL1_WORD_MEMORY_BLOCK = 6,
  EL1_WORD_DEVICE_BLOCK = 7,
  EL1_WORD_TABLE = 8,
};
static inline const uint64_t *el1_parameters(void) { return (const uint64_t *)EL1_PARAMETERS; }
void el1_turn_mmu_on(void);
void el1_build_boot_tables(void);
void el1_secondary_start(void);
static inline uint64_t el1_secondary_address(void) { return (uint64_t)&el1_secondary_start; }

// The level 2 entries that map the range of the protocols.
extern uint64_t *el1_range_level2;
static inline uint64_t *el1_level2(void) { return el1_range_level2; }
#endif
