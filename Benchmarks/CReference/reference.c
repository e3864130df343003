// The same work as the simulator's `direct` protocol without its generality: what a C programmer
// would write for 8 vmemmap pages a folio.
#include "CReference.h"

#include <stdlib.h>

enum { ENTRIES = 8, SHIFT = 12 };

static const uint64_t writable = 0x8000000000000163;
static const uint64_t readonly = 0x8000000000000121;

static inline void store(uint64_t *entry, uint64_t value) {
  __atomic_store_n(entry, value, __ATOMIC_RELAXED);
}

struct reference *reference_create(size_t folios) {
  struct reference *r = calloc(1, sizeof *r);
  if (!r) return NULL;
  size_t pages = folios * ENTRIES;
  r->folios = folios;
  r->words = (pages + folios + 128) / 64;
  r->ptes = aligned_alloc(1 << 21, ((pages * 8) + (1 << 21) - 1) & ~(size_t)((1 << 21) - 1));
  r->own = malloc(pages * 4);
  r->fresh = malloc(pages * 4);
  r->copies = malloc(folios * 4);
  r->free = calloc(r->words, 8);
  r->remapped = calloc(pages / 64 + 1, 8);
  if (!r->ptes || !r->own || !r->fresh || !r->copies || !r->free || !r->remapped) {
    reference_destroy(r);
    return NULL;
  }
  for (size_t p = 0; p < pages; p++) r->ptes[p] = writable + ((uint64_t)p << SHIFT);
  for (size_t w = (pages + 63) / 64; w < r->words; w++) r->free[w] = ~(uint64_t)0;
  r->cursor = (pages + 63) / 64;
  return r;
}

void reference_destroy(struct reference *r) {
  free(r->ptes);
  free(r->own);
  free(r->fresh);
  free(r->copies);
  free(r->free);
  free(r->remapped);
  free(r);
}

static void allocate(struct reference *r, size_t count, uint32_t *frames) {
  size_t done = 0;
  while (done < count) {
    if (r->cursor >= r->words) r->cursor = 0;
    uint64_t word = r->free[r->cursor];
    uint32_t first = (uint32_t)(r->cursor << 6);
    if (word == ~(uint64_t)0 && count - done >= 64) {
      for (uint32_t bit = 0; bit < 64; bit++) frames[done + bit] = first + bit;
      done += 64;
      word = 0;
    }
    while (word && done < count) {
      frames[done++] = first + (uint32_t)__builtin_ctzll(word);
      word &= word - 1;
    }
    r->free[r->cursor] = word;
    if (!word) r->cursor++;
  }
}

static void release(struct reference *r, const uint32_t *frames, size_t count) {
  size_t word = 0;
  uint64_t bits = 0;
  for (size_t i = 0; i < count; i++) {
    uint32_t frame = frames[i];
    if (frame >> 6 != word) {
      r->free[word] |= bits;
      word = frame >> 6;
      bits = 0;
    }
    bits |= (uint64_t)1 << (frame & 63);
  }
  r->free[word] |= bits;
}

void reference_optimize(struct reference *r) {
  size_t folios = r->folios;
  allocate(r, folios, r->copies);
  for (size_t f = 0; f < folios; f++) {
    uint64_t *entry = r->ptes + f * ENTRIES;
    uint32_t *own = r->own + f * ENTRIES;
    for (size_t e = 0; e < ENTRIES; e++) own[e] = (uint32_t)((entry[e] & 0x000ffffffffff000) >> SHIFT);
    uint64_t address = (uint64_t)r->copies[f] << SHIFT;
    store(entry, writable + address);
    for (size_t e = 1; e < ENTRIES; e++) store(entry + e, readonly + address);
  }
  release(r, r->own, folios * ENTRIES);
  for (size_t w = 0; w < folios * ENTRIES / 64; w++) r->remapped[w] |= 0xfefefefefefefefe;
}

void reference_restore(struct reference *r) {
  size_t folios = r->folios;
  allocate(r, folios * (ENTRIES - 1), r->fresh);
  for (size_t f = 0; f < folios; f++) {
    uint64_t *entry = r->ptes + f * ENTRIES;
    uint32_t *fresh = r->fresh + f * (ENTRIES - 1);
    for (size_t e = 1; e < ENTRIES; e++) store(entry + e, writable + ((uint64_t)fresh[e - 1] << SHIFT));
  }
  for (size_t w = 0; w < folios * ENTRIES / 64; w++) r->remapped[w] &= ~0xfefefefefefefefe;
}

void reference_store(uint64_t *words, size_t count, uint64_t value) {
  for (size_t i = 0; i < count; i++) store(words + i, value);
}

uint64_t reference_encode(uint64_t frame, int read_only) {
  return 3 | (uint64_t)(read_only != 0) << 7 | 3u << 8 | 1u << 10 | (uint64_t)(read_only == 0) << 51
    | 3ull << 53 | frame << SHIFT;
}
