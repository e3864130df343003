#include "perf_page.h"

#include <linux/perf_event.h>
#include <sys/mman.h>
#include <unistd.h>

#define BARRIER() __asm__ volatile("" ::: "memory")

#if defined(__x86_64__)
static uint64_t read_counter(uint32_t number) {
  uint32_t low, high;
  __asm__ volatile("rdpmc" : "=a"(low), "=d"(high) : "c"(number));
  return (uint64_t)high << 32 | low;
}

static uint64_t read_cycles(void) {
  uint32_t low, high;
  __asm__ volatile("rdtsc" : "=a"(low), "=d"(high));
  return (uint64_t)high << 32 | low;
}
#elif defined(__aarch64__)
// MRS takes no register number at run time.
#define EVENT_COUNTER(n)                                                       \
  case n:                                                                      \
    __asm__ volatile("mrs %0, pmevcntr" #n "_el0" : "=r"(value));              \
    break;

static uint64_t read_counter(uint32_t number) {
  uint64_t value = 0;
  switch (number) {
    EVENT_COUNTER(0) EVENT_COUNTER(1) EVENT_COUNTER(2) EVENT_COUNTER(3)
    EVENT_COUNTER(4) EVENT_COUNTER(5) EVENT_COUNTER(6) EVENT_COUNTER(7)
    EVENT_COUNTER(8) EVENT_COUNTER(9) EVENT_COUNTER(10) EVENT_COUNTER(11)
    EVENT_COUNTER(12) EVENT_COUNTER(13) EVENT_COUNTER(14) EVENT_COUNTER(15)
    EVENT_COUNTER(16) EVENT_COUNTER(17) EVENT_COUNTER(18) EVENT_COUNTER(19)
    EVENT_COUNTER(20) EVENT_COUNTER(21) EVENT_COUNTER(22) EVENT_COUNTER(23)
    EVENT_COUNTER(24) EVENT_COUNTER(25) EVENT_COUNTER(26) EVENT_COUNTER(27)
    EVENT_COUNTER(28) EVENT_COUNTER(29) EVENT_COUNTER(30)
  case 31: // The cycle counter: index 32 of the page.
    __asm__ volatile("mrs %0, pmccntr_el0" : "=r"(value));
    break;
  }
  return value;
}

static uint64_t read_cycles(void) {
  uint64_t value;
  __asm__ volatile("mrs %0, cntvct_el0" : "=r"(value));
  return value;
}
#endif

struct hvo_page_source hvo_page_source_of_cpu(void) {
  return (struct hvo_page_source){read_counter, read_cycles};
}

bool hvo_page_read(const void *page, struct hvo_page_source source, struct hvo_page_count *count) {
  const volatile struct perf_event_mmap_page *p = page;
  uint64_t enabled, running, cycles, value;
  uint32_t sequence, index;
  bool has_time;
  do {
    sequence = p->lock;
    BARRIER();
    has_time = p->cap_user_time;
    enabled = p->time_enabled;
    running = p->time_running;
    index = p->index;
    if (!p->cap_user_rdpmc || index == 0 || !has_time)
      return false;
    cycles = source.cycles();
    // Later kernels give the last switch's cycles, for counters of fewer than 64 bits.
    if (p->cap_user_time_short)
      cycles = p->time_cycles + ((cycles - p->time_cycles) & p->time_mask);
    uint16_t shift = p->time_shift;
    uint32_t multiplier = p->time_mult;
    // Apart, since cycles times multiplier has more than 64 bits.
    uint64_t whole = cycles >> shift;
    uint64_t rest = cycles & (((uint64_t)1 << shift) - 1);
    uint64_t passed = p->time_offset + whole * multiplier + ((rest * multiplier) >> shift);
    enabled += passed;
    running += passed;
    uint16_t width = p->pmc_width;
    if (width == 0 || width > 64)
      return false;
    // Sign-extended from the counter's width: it counts up from a negative start.
    uint64_t counter = source.counter(index - 1) << (64 - width);
    value = (uint64_t)p->offset + (uint64_t)((int64_t)counter >> (64 - width));
    BARRIER();
  } while (p->lock != sequence);
  *count = (struct hvo_page_count){value, enabled, running};
  return true;
}

bool hvo_page_allows_counter(const void *page) {
  const volatile struct perf_event_mmap_page *p = page;
  return p->cap_user_rdpmc && p->cap_user_time;
}

double hvo_page_cycle_rate(const void *page) {
  const volatile struct perf_event_mmap_page *p = page;
  if (!p->cap_user_time || p->time_mult == 0 || p->time_shift > 63)
    return 0;
  return 1e9 * (double)((uint64_t)1 << p->time_shift) / (double)p->time_mult;
}

const void *hvo_page_map(int descriptor) {
  void *page = mmap(0, (size_t)getpagesize(), PROT_READ, MAP_SHARED, descriptor, 0);
  return page == MAP_FAILED ? 0 : page;
}

void hvo_page_unmap(const void *page) { munmap((void *)page, (size_t)getpagesize()); }
