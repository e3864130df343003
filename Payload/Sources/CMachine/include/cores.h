// What cores share: one line of words for all and one for each core. Swift's `CoreWord` and
// `SharedWord` name them; they are read and written through atomics.h only.
#ifndef MACHINE_CORES_H
#define MACHINE_CORES_H

#define MOST_CORES 16
#define STACK_BYTES 65536
#define CORE_WORDS 32

#ifndef __ASSEMBLER__
#include <stdint.h>

extern uint64_t all_words[MOST_CORES + 1][CORE_WORDS];

static inline uint64_t *core_words(uint64_t core) { return all_words[core]; }
static inline uint64_t *shared_words(void) { return all_words[MOST_CORES]; }
#endif
#endif
