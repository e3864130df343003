#ifndef C_BARRIERS_SYSTEM_CALLS_H
#define C_BARRIERS_SYSTEM_CALLS_H

// System calls that glibc has no function for, that are variadic, or whose arguments are made by
// macros that Swift does not import. All return 0 (or a count) or a negative errno.

#include <stddef.h>
#include <stdint.h>
#include <linux/membarrier.h>

/// membarrier(2): glibc has no function for it.
int hvo_membarrier(int command);

/// FUTEX_WAIT_PRIVATE while `*word == value`; spurious returns are 0 as well.
/// A `timeout_ns` of 0 waits for ever.
int hvo_futex_wait(uint32_t *word, uint32_t value, uint64_t timeout_ns);
/// FUTEX_WAKE_PRIVATE: how many were woken, or a negative errno.
int hvo_futex_wake(uint32_t *word, int count);

/// gettid(2), tgkill(2): no function, or none in older glibc.
int hvo_gettid(void);
int hvo_tgkill(int thread, int signal);

/// Copies the calling thread's affinity mask to `mask`: its length in bytes, or a negative errno
/// (EINVAL: `bytes` is too small for this kernel).
int hvo_get_affinity(void *mask, size_t bytes);
/// Sets the calling thread's affinity mask. The raw call takes a mask of any length; `cpu_set_t`
/// ends at CPU 1023.
int hvo_set_affinity(const void *mask, size_t bytes);

/// mremap(MREMAP_MAYMOVE | MREMAP_FIXED): variadic.
int hvo_move_mapping(void *from, size_t bytes, void *to);

/// An anonymous memory file, close-on-exec: a descriptor or a negative errno. `memfd_create` is
/// behind `_GNU_SOURCE`.
int hvo_memory_file(void);

/// fallocate(FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE): the flags are behind `_GNU_SOURCE`.
int hvo_punch_hole(int descriptor, uint64_t offset, uint64_t bytes);

/// The CPU the calling thread is on: `sched_getcpu` is behind `_GNU_SOURCE`.
int hvo_current_cpu(void);

/// Involuntary context switches of the calling thread so far (`ru_nivcsw`): `RUSAGE_THREAD` is not
/// imported.
long hvo_involuntary_switches(void);

#endif
