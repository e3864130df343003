// What cores share: one line of words for all and one for each core. Swift's `CoreWord` and
// `SharedWord` name them; they are read and written through atomics.h only.
#ifndef EL1_CORES_H
#define EL1_CORES_H

#define EL1_MAX_CORES 16
#define EL1_STACK_BYTES 65536
#define EL1_WORDS 32

#ifndef __ASSEMBLER__
#include <stdint.h>

extern uint64_t el1_words[EL1_MAX_CORES + 1][EL1_WORDS];

static inline uint64_t *el1_core_words(uint64_t core) { return el1_words[core]; }
static inline uint64_t *el1_shared_words(void) { return el1_words[EL1_MAX_CORES]; }

// The level 2 entries that map the range of the protocols.
extern uint64_t *el1_range_level2;
static inline uint64_t *el1_level2(void) { return el1_range_level2; }

void el1_build_boot_tables(void);
void el1_secondary_start(void);
static inline uint64_t el1_secondary_address(void) { return (uint64_t)&el1_secondary_start; }
#endif
#endif
