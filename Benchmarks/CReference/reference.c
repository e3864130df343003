// The same work as the simulator's `direct` protocol without its generality: what a C programmer
// would write for 8 vmemmap pages a folio.
#include "CReference.h"

#include <stdbool.h>
#include <stdlib.h>
#include <sys/mman.h>

enum { ENTRIES = 8, SHIFT = 12, CHUNK = 256, HUGE = 1 << 21 };

static const uint64_t writable = 0x8000000000000163;
static const uint64_t readonly = 0x8000000000000121;
static const uint64_t ADDRESS = 0x000ffffffffff000;

/// Neighbouring folios whose frames follow one pattern.
struct row { size_t folios; uint32_t head, head_step, tails, tails_step; };

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
  r->rows = malloc(batch * sizeof *r->rows);
  r->free = calloc(r->words, 8);
  r->remapped = calloc(pages / 64 + 1, 8);
  if (!r->ptes || !r->rows || !r->free || !r->remapped) {
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
  free(r->rows);
  free(r->free);
  free(r->remapped);
  free(r);
}

static inline size_t least(size_t a, size_t b) { return a < b ? a : b; }

static uint64_t mask_of(uint32_t first, uint32_t bits) { return (~(uint64_t)0 >> (64 - bits)) << first; }

/// Sets or clears a run of bits.
static void mark(uint64_t *words, uint32_t start, uint32_t count, bool set) {
  uint32_t end = start + count;
  for (uint32_t f = start; f < end;) {
    if (!(f & 63) && end - f >= 64) {
      words[f >> 6] = set ? ~(uint64_t)0 : 0;
      f += 64;
      continue;
    }
    uint32_t bits = least(64 - (f & 63), end - f);
    uint64_t mask = mask_of(f & 63, bits);
    words[f >> 6] = set ? words[f >> 6] | mask : words[f >> 6] & ~mask;
    f += bits;
  }
}

/// Brings in as many bits again as the run has, after it.
static void bring(uint64_t *words, size_t start, size_t count) {
  for (size_t f = start + count; f < start + 2 * count + 512; f += 512)
    __builtin_prefetch(words + (f >> 6), 1);
}

/// A run of consecutive frames; where the next free frames aren't one, the search goes on.
static uint32_t allocate(struct reference *r, uint32_t count) {
  size_t end = r->words * 64;
  for (;;) {
    if (r->cursor >= r->words) r->cursor = 0;
    uint64_t word = r->free[r->cursor];
    if (!word) {
      r->cursor++;
      continue;
    }
    uint32_t start = (uint32_t)(r->cursor << 6) + (uint32_t)__builtin_ctzll(word);
    if (start + (size_t)count > end) {
      r->cursor = 0;
      continue;
    }
    uint64_t used = 0;
    for (uint32_t f = start; f < start + count;) {
      uint32_t bits = least(64 - (f & 63), start + count - f);
      used |= ~r->free[f >> 6] & mask_of(f & 63, bits);
      f += bits;
    }
    if (used) {
      r->cursor++;
      continue;
    }
    mark(r->free, start, count, false);
    bring(r->free, start, count);
    r->cursor = (start + count) >> 6;
    return start;
  }
}

static void release(struct reference *r, const struct row *row) {
  uint32_t n = (uint32_t)row->folios;
  if (row->head_step == ENTRIES && row->tails_step == ENTRIES && row->tails == row->head + 1) {
    mark(r->free, row->head, n * ENTRIES, true);
    bring(r->free, row->head, n * ENTRIES);
    return;
  }
  if (row->head_step == 1) {
    mark(r->free, row->head, n, true);
    bring(r->free, row->head, n);
  } else {
    for (uint32_t f = 0; f < n; f++) mark(r->free, row->head + f * row->head_step, 1, true);
  }
  if (row->tails_step == ENTRIES - 1) {
    mark(r->free, row->tails, n * (ENTRIES - 1), true);
    bring(r->free, row->tails, n * (ENTRIES - 1));
  } else {
    for (uint32_t f = 0; f < n; f++) mark(r->free, row->tails + f * row->tails_step, 7, true);
  }
}

/// How many folios from `ptes` on map what a row maps that begins there: every entry is compared.
static size_t alike(const uint64_t *ptes, struct row row, size_t most) {
  uint64_t expected[ENTRIES], step[ENTRIES];
  for (size_t e = 0; e < ENTRIES; e++) {
    expected[e] = (e ? row.tails + (uint64_t)e - 1 : row.head) << SHIFT;
    step[e] = (uint64_t)(int64_t)(int32_t)(e ? row.tails_step : row.head_step) << SHIFT;
  }
  size_t folio = 0;
  for (; folio < most; folio++, ptes += ENTRIES) {
    uint64_t differs = 0;
    for (size_t e = 0; e < ENTRIES; e++) {
      differs |= ptes[e] ^ expected[e];
      expected[e] += step[e];
    }
    if (!(folio & 1)) __builtin_prefetch(ptes + CHUNK * ENTRIES, 1);
    if (differs & ADDRESS) break;
  }
  return folio;
}

static inline uint32_t frame(uint64_t entry) { return (uint32_t)((entry & ADDRESS) >> SHIFT); }

/// Reads a chunk's entries into rows, the last of which may have begun before.
static void record(struct reference *r, const uint64_t *ptes, size_t folios) {
  struct row *row = r->rows + r->row_count - (r->row_count > 0);
  for (size_t f = 0; f < folios;) {
    const uint64_t *next = ptes + f * ENTRIES;
    if (r->row_count) {
      if (row->folios == 1) {
        row->head_step = frame(next[0]) - row->head;
        row->tails_step = frame(next[1]) - row->tails;
      }
      struct row rest = *row;
      rest.head += (uint32_t)row->folios * row->head_step;
      rest.tails += (uint32_t)row->folios * row->tails_step;
      size_t found = alike(next, rest, folios - f);
      row->folios += found;
      f += found;
      if (found) continue;
    }
    row = r->rows + r->row_count++;
    *row = (struct row){1, frame(next[0]), 0, frame(next[1]), 0};
    f++;
  }
}

/// A chunk's tables fit the first-level cache: they are read, then stored, and the next ones
/// brought in meanwhile.
static void optimize(struct reference *r, uint64_t *ptes, size_t folios) {
  r->row_count = 0;
  for (size_t first = 0; first < folios; first += CHUNK) {
    size_t count = least(CHUNK, folios - first);
    uint64_t *entry = ptes + first * ENTRIES;
    record(r, entry, count);
    uint64_t address = (uint64_t)allocate(r, (uint32_t)count) << SHIFT;
    for (size_t f = 0; f < count; f++, entry += ENTRIES, address += 1 << SHIFT) {
      __builtin_prefetch(entry + CHUNK * ENTRIES, 1);
      store(entry, writable + address);
      for (size_t e = 1; e < ENTRIES; e++) store(entry + e, readonly + address);
    }
  }
  for (size_t i = 0; i < r->row_count; i++) release(r, r->rows + i);
}

/// Whether the batch's folios are all in the state that the bitmap words say.
static bool are(struct reference *r, size_t first, size_t folios, uint64_t word) {
  uint64_t differs = 0;
  uint64_t *words = r->remapped + first / ENTRIES;
  for (size_t w = 0; w < folios / ENTRIES; w++) differs |= words[w] ^ word;
  bring(r->remapped, first * ENTRIES, folios * ENTRIES);
  return !differs;
}

static void note(struct reference *r, size_t first, size_t folios, uint64_t word) {
  for (size_t w = 0; w < folios / ENTRIES; w++) r->remapped[first / ENTRIES + w] = word;
}

static const uint64_t tails_of_eight = 0xfefefefefefefefe;

int reference_optimize(struct reference *r) {
  for (size_t first = 0; first < r->folios; first += r->batch) {
    size_t folios = least(r->batch, r->folios - first);
    if (!are(r, first, folios, 0)) return 0;
    optimize(r, r->ptes + first * ENTRIES, folios);
    note(r, first, folios, tails_of_eight);
  }
  return 1;
}

static void restore(struct reference *r, uint64_t *ptes, size_t folios) {
  for (size_t first = 0; first < folios; first += CHUNK) {
    size_t count = least(CHUNK, folios - first);
    uint64_t *entry = ptes + first * ENTRIES;
    uint64_t value = writable + ((uint64_t)allocate(r, (uint32_t)count * (ENTRIES - 1)) << SHIFT);
    for (size_t f = 0; f < count; f++, entry += ENTRIES, value += (ENTRIES - 1) << SHIFT) {
      __builtin_prefetch(entry + CHUNK * ENTRIES, 1);
      for (size_t e = 1; e < ENTRIES; e++) store(entry + e, value + ((e - 1) << SHIFT));
    }
  }
}

int reference_restore(struct reference *r) {
  for (size_t first = 0; first < r->folios; first += r->batch) {
    size_t folios = least(r->batch, r->folios - first);
    if (!are(r, first, folios, tails_of_eight)) return 0;
    restore(r, r->ptes + first * ENTRIES, folios);
    note(r, first, folios, 0);
  }
  return 1;
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
