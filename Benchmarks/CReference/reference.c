// The same work as the simulator's `direct` protocol without its generality: what a C programmer
// would write for 8 vmemmap pages a folio.
#include "CReference.h"

#include <stdlib.h>
#include <sys/mman.h>

enum { ENTRIES = 8, SHIFT = 12, CHUNK = 256, HUGE = 1 << 21 };

static const uint64_t writable = 0x8000000000000163;
static const uint64_t readonly = 0x8000000000000121;

static inline void store(uint64_t *entry, uint64_t value) {
  __atomic_store_n(entry, value, __ATOMIC_RELAXED);
}

struct reference *reference_create(size_t folios, size_t batch) {
  struct reference *r = calloc(1, sizeof *r);
  if (!r) return NULL;
  size_t pages = folios * ENTRIES;
  r->folios = folios;
  r->batch = batch;
  r->words = (pages + folios + 128) / 64;
  r->ptes = aligned_alloc(HUGE, (pages * 8 + HUGE - 1) & ~(size_t)(HUGE - 1));
  r->own = malloc(batch * ENTRIES * 4);
  r->fresh = malloc(batch * ENTRIES * 4);
  r->copies = malloc(batch * 4);
  r->free = calloc(r->words, 8);
  r->remapped = calloc(pages / 64 + 1, 8);
  if (!r->ptes || !r->own || !r->fresh || !r->copies || !r->free || !r->remapped) {
    reference_destroy(r);
    return NULL;
  }
  madvise(r->ptes, pages * 8, MADV_HUGEPAGE);
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

/// Neighbouring frames on their way into the bitmap.
struct run { uint32_t start, end; };

static __attribute__((noinline)) void write_run(struct reference *r, struct run run) {
  for (uint32_t f = run.start; f < run.end;) {
    uint32_t bits = 64 - (f & 63) < run.end - f ? 64 - (f & 63) : run.end - f;
    r->free[f >> 6] |= (~(uint64_t)0 >> (64 - bits)) << (f & 63);
    f += bits;
  }
}

static inline void add(struct reference *r, struct run *run, uint32_t first, uint32_t count) {
  if (first != run->end) {
    write_run(r, *run);
    run->start = first;
  }
  run->end = first + count;
}

static void release(struct reference *r, const uint32_t *frames, size_t folios) {
  struct run heads = {0, 0}, tails = {0, 0};
  for (size_t f = 0; f < folios; f++) {
    const uint32_t *own = frames + f * ENTRIES;
    if (own[0] == tails.end) tails.end++;
    else add(r, &heads, own[0], 1);
    uint32_t differs = 0;
    for (uint32_t e = 2; e < ENTRIES; e++) differs |= own[e] ^ (own[1] + e - 1);
    if (!differs) {
      add(r, &tails, own[1], ENTRIES - 1);
    } else {
      for (uint32_t e = 1; e < ENTRIES; e++) add(r, &tails, own[e], 1);
    }
  }
  write_run(r, heads);
  write_run(r, tails);
}

static inline size_t least(size_t a, size_t b) { return a < b ? a : b; }

/// A chunk's tables fit the first-level cache: they are read, then stored, and the next ones
/// brought in meanwhile.
static void optimize(struct reference *r, uint64_t *ptes, size_t folios) {
  for (size_t first = 0; first < folios; first += CHUNK) {
    size_t end = least(first + CHUNK, folios);
    for (size_t f = first; f < end; f++) {
      for (size_t e = 0; e < ENTRIES; e++)
        r->own[f * ENTRIES + e] = (uint32_t)(ptes[f * ENTRIES + e] >> SHIFT);
    }
    allocate(r, end - first, r->copies + first);
    for (size_t f = first; f < end; f++) {
      uint64_t *entry = ptes + f * ENTRIES;
      __builtin_prefetch(entry + CHUNK * ENTRIES, 1);
      uint64_t address = (uint64_t)r->copies[f] << SHIFT;
      store(entry, writable + address);
      for (size_t e = 1; e < ENTRIES; e++) store(entry + e, readonly + address);
    }
  }
  release(r, r->own, folios);
}

void reference_optimize(struct reference *r) {
  for (size_t first = 0; first < r->folios; first += r->batch)
    optimize(r, r->ptes + first * ENTRIES, least(r->batch, r->folios - first));
  for (size_t w = 0; w < r->folios * ENTRIES / 64; w++) r->remapped[w] |= 0xfefefefefefefefe;
}

static void restore(struct reference *r, uint64_t *ptes, size_t folios) {
  for (size_t first = 0; first < folios; first += CHUNK) {
    size_t end = least(first + CHUNK, folios);
    uint32_t *fresh = r->fresh + first * (ENTRIES - 1);
    allocate(r, (end - first) * (ENTRIES - 1), fresh);
    for (size_t f = first; f < end; f++, fresh += ENTRIES - 1) {
      uint64_t *entry = ptes + f * ENTRIES;
      __builtin_prefetch(entry + CHUNK * ENTRIES, 1);
      for (size_t e = 1; e < ENTRIES; e++)
        store(entry + e, writable + ((uint64_t)fresh[e - 1] << SHIFT));
    }
  }
}

void reference_restore(struct reference *r) {
  for (size_t first = 0; first < r->folios; first += r->batch)
    restore(r, r->ptes + first * ENTRIES, least(r->batch, r->folios - first));
  for (size_t w = 0; w < r->folios * ENTRIES / 64; w++) r->remapped[w] &= ~0xfefefefefefefefe;
}

/// Huge pages where they can be had, as for the tables.
static void *table(size_t bytes) {
  bytes = (bytes + HUGE - 1) & ~(size_t)(HUGE - 1);
  void *memory = aligned_alloc(HUGE, bytes);
  if (memory) madvise(memory, bytes, MADV_HUGEPAGE);
  return memory;
}

uint64_t *reference_words(size_t count) { return table(count * 8); }

void reference_store(uint64_t *words, size_t count, uint64_t value) {
  for (size_t i = 0; i < count; i++) store(words + i, value);
}

uint64_t reference_encode(uint64_t frame, int read_only) {
  return 3 | (uint64_t)(read_only != 0) << 7 | 3u << 8 | 1u << 10 | (uint64_t)(read_only == 0) << 51
    | 3ull << 53 | frame << SHIFT;
}
