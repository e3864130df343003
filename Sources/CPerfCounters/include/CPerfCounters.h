#ifndef C_PERF_COUNTERS_H
#define C_PERF_COUNTERS_H

#include <stdbool.h>
#include <stdint.h>

// Swift can't call variadic syscall() and ioctl(), nor see their _IO macros. <linux/perf_event.h>
// stays out of this header: libpfm's <perfmon/perf_event.h> defines the same struct.

/// What perf_event_open needs of struct perf_event_attr.
struct hvo_perf_event {
  uint32_t type;
  bool exclude_user;
  bool exclude_kernel;
  /// Also count threads that the watched one starts.
  bool inherit;
  uint64_t config;
  uint64_t config1;
  uint64_t config2;
};

/// perf_event_open(2): a new descriptor, disabled if it leads a group (`group` is -1), that reads as
/// a group with both times. Returns -errno on failure.
int hvo_perf_open(const struct hvo_perf_event *event, int pid, int cpu, int group);

/// PERF_EVENT_IOC_ENABLE for the whole group. Returns 0 or -errno.
int hvo_perf_enable(int leader);

/// A mount of tracefs that hangs in no directory tree and ends with its descriptor (fsopen(2),
/// fsconfig(2), fsmount(2); since v5.2; glibc has them since 2.36 only). Returns a directory
/// descriptor or -errno.
int hvo_detached_tracefs(void);

#endif
