#ifndef CREFERENCE_H
#define CREFERENCE_H

#include <stddef.h>
#include <stdint.h>

/// A vmemmap mapped by base pages with 8 vmemmap pages a folio, as the simulator keeps it.
struct reference {
  uint64_t *ptes;
  struct row *rows; ///< frames of the batch before it
  size_t row_count;
  uint64_t *free; ///< one bit a frame
  uint64_t *remapped; ///< one bit a vmemmap page
  size_t words;       ///< of `free`
  size_t cursor;
  size_t folios;
  size_t batch; ///< folios
};

/// NULL without memory.
struct reference *reference_create(size_t folios, size_t batch);
void reference_destroy(struct reference *r);

/// HVO by plain stores with the head copied (`direct`, after the split), every folio, batch by batch.
/// 0 if a folio was optimised already.
int reference_optimize(struct reference *r);
/// De-HVO by plain stores, every folio.
/// 0 if a folio wasn't optimised.
int reference_restore(struct reference *r);

/// Memory for `reference_store`; NULL without. Never freed.
uint64_t *reference_words(size_t count);
/// The bytes stored per call are 8 * `count`.
void reference_store(uint64_t *words, size_t count, uint64_t value);

/// arm64 page descriptor from its parts, in the order of the manual.
uint64_t reference_encode(uint64_t frame, int read_only);

#endif
