#include "include/cores.h"

#include "include/atomics.h"

uint64_t all_words[MOST_CORES + 1][CORE_WORDS] __attribute__((aligned(256)));

void word_add(uint64_t *word, uint64_t value) {
  __atomic_fetch_add(word, value, __ATOMIC_ACQ_REL);
}
