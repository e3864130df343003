#ifndef C_BARRIERS_USER_FAULTS_H
#define C_BARRIERS_USER_FAULTS_H

// userfaultfd(2) is used through ioctls whose numbers and structures are macros and unions that
// Swift does not import. All return 0 (or a descriptor) or a negative errno.

#include <stdint.h>

/// A descriptor through the device node at `path`; `-EACCES` where it may not be opened.
int hvo_user_faults_device(const char *path);
/// A descriptor through the system call, for faults in user mode only (Linux 5.11), which needs no
/// privilege.
int hvo_user_faults_call(void);

/// Begins with minor faults of shared memory (Linux 5.14) and the thread of each fault; `-EINVAL`
/// where the kernel doesn't know them.
int hvo_user_faults_begin(int descriptor);

/// From now on the first access to a page of [start, start + bytes) that is in the file and not in the
/// tables waits.
int hvo_user_faults_watch(int descriptor, uint64_t start, uint64_t bytes);
/// Ends that, and lets every thread in the range go on with what the file holds.
int hvo_user_faults_forget(int descriptor, uint64_t start, uint64_t bytes);
/// Lets threads that wait in [start, start + bytes) try again.
int hvo_user_faults_wake(int descriptor, uint64_t start, uint64_t bytes);

/// Waits up to `timeout_ms` for a thread to fault: 1 with the address and the thread, 0 if none did.
int hvo_user_faults_next(int descriptor, int timeout_ms, uint64_t *address, uint32_t *thread);

/// madvise(MADV_DONTNEED): the entries of a shared mapping go, the file's pages stay.
int hvo_forget_entries(void *start, uint64_t bytes);

#endif
