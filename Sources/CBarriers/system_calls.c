#define _GNU_SOURCE
#include "CBarriers.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/futex.h>
#include <sched.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

static int result(long value) { return value < 0 ? -errno : (int)value; }

int hvo_membarrier(int command) { return result(syscall(SYS_membarrier, command, 0, 0)); }

int hvo_futex_wait(uint32_t *word, uint32_t value, uint64_t timeout_ns) {
  struct timespec timeout = {
      .tv_sec = (time_t)(timeout_ns / 1000000000u), .tv_nsec = (long)(timeout_ns % 1000000000u)};
  long got = syscall(SYS_futex, word, FUTEX_WAIT_PRIVATE, value,
                     timeout_ns == 0 ? NULL : &timeout, NULL, 0);
  // EAGAIN: the word had changed already. EINTR: a signal. Both are for the caller's loop.
  if (got < 0 && (errno == EAGAIN || errno == EINTR))
    return 0;
  return result(got);
}

int hvo_futex_wake(uint32_t *word, int count) {
  return result(syscall(SYS_futex, word, FUTEX_WAKE_PRIVATE, count, NULL, NULL, 0));
}

int hvo_gettid(void) { return (int)syscall(SYS_gettid); }

int hvo_tgkill(int thread, int signal) {
  return result(syscall(SYS_tgkill, getpid(), thread, signal));
}

int hvo_get_affinity(void *mask, size_t bytes) {
  return result(syscall(SYS_sched_getaffinity, 0, bytes, mask));
}

int hvo_set_affinity(const void *mask, size_t bytes) {
  return result(syscall(SYS_sched_setaffinity, 0, bytes, mask));
}

int hvo_move_mapping(void *from, size_t bytes, void *to) {
  void *got = mremap(from, bytes, bytes, MREMAP_MAYMOVE | MREMAP_FIXED, to);
  return got == MAP_FAILED ? -errno : 0;
}

int hvo_memory_file(void) { return result(memfd_create("hvo-bench", MFD_CLOEXEC)); }

int hvo_punch_hole(int descriptor, uint64_t offset, uint64_t bytes) {
  return result(fallocate(descriptor, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, (off_t)offset,
                          (off_t)bytes));
}

int hvo_current_cpu(void) { return sched_getcpu(); }

long hvo_involuntary_switches(void) {
  struct rusage usage;
  return getrusage(RUSAGE_THREAD, &usage) == 0 ? usage.ru_nivcsw : 0;
}
