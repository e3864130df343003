// Words that several cores use, and table entries that the MMU walks.
#ifndef MACHINE_ATOMICS_H
#define MACHINE_ATOMICS_H
#include <stdbool.h>
#include <stdint.h>

static inline uint64_t word_load(const uint64_t *word) {
  return __atomic_load_n(word, __ATOMIC_ACQUIRE);
}
static inline void word_store(uint64_t *word, uint64_t value) {
  __atomic_store_n(word, value, __ATOMIC_RELEASE);
}
void word_add(uint64_t *word, uint64_t value);

// A plain store to a live entry, as WRITE_ONCE: not split, merged or moved by the compiler.
static inline void entry_store(uint64_t *entry, uint64_t value) {
  *(volatile uint64_t *)entry = value;
}
static inline uint64_t entry_load(const uint64_t *entry) {
  return *(const volatile uint64_t *)entry;
}
static inline uint64_t entry_clear(uint64_t *entry, uint64_t bits) {
  return __atomic_fetch_and(entry, ~bits, __ATOMIC_RELAXED);
}
static inline bool entry_swap(uint64_t *entry, uint64_t old, uint64_t new_value) {
  return __atomic_compare_exchange_n(
      entry, &old, new_value, false, __ATOMIC_RELAXED, __ATOMIC_RELAXED);
}

// One access through the vmemmap, as a walker makes it.
static inline uint64_t walk_load(uint64_t address) {
  return *(const volatile uint64_t *)address;
}
static inline void walk_store(uint64_t address, uint64_t value) {
  *(volatile uint64_t *)address = value;
}
#endif
