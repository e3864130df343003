#ifndef C_BARRIERS_PREFETCH_H
#define C_BARRIERS_PREFETCH_H

// Swift has no name for a prefetch, and a load in its place would hold up the instructions behind it.

#include <stdint.h>

/// Brings the cache line of an address in for a store. Any address will do: nothing faults.
static inline void hvo_prefetch_store(uintptr_t address) {
  __builtin_prefetch((const void *)address, 1, 3);
}

#endif
