#ifndef C_PERF_PAGE_H
#define C_PERF_PAGE_H

// Volatile loads, compiler barriers and RDPMC: Swift has none of them.

#include <stdbool.h>
#include <stdint.h>

/// One counter read from its mapped page (struct perf_event_mmap_page), without a system call.
struct hvo_page_count {
  uint64_t value;
  /// Nanoseconds enabled and on the hardware.
  uint64_t enabled;
  uint64_t running;
};

/// What tells apart a CPU's counters from made-up ones in tests.
struct hvo_page_source {
  /// The hardware counter with this number.
  uint64_t (*counter)(uint32_t number);
  /// The time stamp counter.
  uint64_t (*cycles)(void);
};

/// The CPU that this runs on.
struct hvo_page_source hvo_page_source_of_cpu(void);

/// Reads a page by the protocol of <linux/perf_event.h>: a sequence lock, the count as offset plus
/// the hardware counter cut to its width, and times carried on from the last switch.
///
/// False if user space can't read it now: the kernel doesn't allow it, tells no time, or the counter
/// isn't on the hardware. read(2) still can.
bool hvo_page_read(const void *page, struct hvo_page_source source, struct hvo_page_count *count);

/// Whether the kernel lets user space read this counter while it is on the hardware.
bool hvo_page_allows_counter(const void *page);

/// The rate of the time stamp counter in Hz by the kernel's own conversion; 0 if it tells none.
double hvo_page_cycle_rate(const void *page);

/// Maps a descriptor's page for reading; NULL if it can't be.
const void *hvo_page_map(int descriptor);
void hvo_page_unmap(const void *page);

#endif
