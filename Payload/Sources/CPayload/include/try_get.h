// The one access that may fault and be given up.
#ifndef EL1_TRY_GET_H
#define EL1_TRY_GET_H
#include <stdint.h>

// start.S: a try-get on the count at `address` (folio_try_get), and where a fault in it goes on.
uint64_t el1_try_get(uint64_t address);
void el1_try_get_end(void);
static inline uint64_t el1_try_get_first(void) { return (uint64_t)&el1_try_get; }
static inline uint64_t el1_try_get_last(void) { return (uint64_t)&el1_try_get_end; }
#endif
