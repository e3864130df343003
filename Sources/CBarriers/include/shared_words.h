#ifndef C_BARRIERS_SHARED_WORDS_H
#define C_BARRIERS_SHARED_WORDS_H

// Atomics on raw memory that futexes and a C signal handler use as well: Swift's `Atomic` owns its
// storage and promises no layout.

#include <stdint.h>

static inline uint32_t hvo_load_32(const uint32_t *word) {
  return __atomic_load_n(word, __ATOMIC_ACQUIRE);
}
static inline void hvo_store_32(uint32_t *word, uint32_t value) {
  __atomic_store_n(word, value, __ATOMIC_RELEASE);
}
static inline uint32_t hvo_add_32(uint32_t *word, uint32_t value) {
  return __atomic_add_fetch(word, value, __ATOMIC_ACQ_REL);
}
static inline uint64_t hvo_load_64(const uint64_t *word) {
  return __atomic_load_n(word, __ATOMIC_ACQUIRE);
}
static inline void hvo_store_64(uint64_t *word, uint64_t value) {
  __atomic_store_n(word, value, __ATOMIC_RELEASE);
}
/// Whether the word was `old` and is `desired` now. Needs write permission in any case.
static inline int hvo_exchange_64(uint64_t *word, uint64_t old, uint64_t desired) {
  return __atomic_compare_exchange_n(word, &old, desired, 0, __ATOMIC_ACQ_REL, __ATOMIC_ACQUIRE);
}

/// A load that the compiler may not drop although nobody uses its value.
static inline void hvo_touch(const void *address) { (void)*(const volatile uint8_t *)address; }

#endif
