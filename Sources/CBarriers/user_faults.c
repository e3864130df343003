#define _GNU_SOURCE
#include "CBarriers.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/userfaultfd.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

// Debian 11's headers are older than these.
#ifndef USERFAULTFD_IOC_NEW
#define USERFAULTFD_IOC_NEW _IO(0xAA, 0x00)
#endif
#ifndef UFFD_USER_MODE_ONLY
#define UFFD_USER_MODE_ONLY 1
#endif
#ifndef UFFD_FEATURE_MINOR_SHMEM
#define UFFD_FEATURE_MINOR_SHMEM (1 << 10)
#endif
#ifndef UFFDIO_REGISTER_MODE_MINOR
#define UFFDIO_REGISTER_MODE_MINOR ((__u64)1 << 2)
#endif

static int result(long value) { return value < 0 ? -errno : (int)value; }

int hvo_user_faults_device(const char *path) {
  int device = open(path, O_RDWR | O_CLOEXEC);
  if (device < 0)
    return -errno;
  int got = result(ioctl(device, USERFAULTFD_IOC_NEW, O_CLOEXEC | O_NONBLOCK));
  close(device);
  return got;
}

int hvo_user_faults_call(void) {
  return result(syscall(SYS_userfaultfd, O_CLOEXEC | O_NONBLOCK | UFFD_USER_MODE_ONLY));
}

int hvo_user_faults_begin(int descriptor) {
  struct uffdio_api api = {
      .api = UFFD_API, .features = UFFD_FEATURE_MINOR_SHMEM | UFFD_FEATURE_THREAD_ID};
  return result(ioctl(descriptor, UFFDIO_API, &api));
}

int hvo_user_faults_watch(int descriptor, uint64_t start, uint64_t bytes) {
  struct uffdio_register range = {
      .range = {.start = start, .len = bytes}, .mode = UFFDIO_REGISTER_MODE_MINOR};
  return result(ioctl(descriptor, UFFDIO_REGISTER, &range));
}

int hvo_user_faults_forget(int descriptor, uint64_t start, uint64_t bytes) {
  struct uffdio_range range = {.start = start, .len = bytes};
  return result(ioctl(descriptor, UFFDIO_UNREGISTER, &range));
}

int hvo_user_faults_wake(int descriptor, uint64_t start, uint64_t bytes) {
  struct uffdio_range range = {.start = start, .len = bytes};
  return result(ioctl(descriptor, UFFDIO_WAKE, &range));
}

int hvo_user_faults_next(int descriptor, int timeout_ms, uint64_t *address, uint32_t *thread) {
  struct pollfd waiting = {.fd = descriptor, .events = POLLIN};
  if (poll(&waiting, 1, timeout_ms) <= 0)
    return 0;
  struct uffd_msg message;
  long got = read(descriptor, &message, sizeof message);
  if (got < 0)
    return errno == EAGAIN || errno == EINTR ? 0 : -errno;
  if (got != sizeof message || message.event != UFFD_EVENT_PAGEFAULT)
    return 0;
  *address = message.arg.pagefault.address;
  *thread = message.arg.pagefault.feat.ptid;
  return 1;
}

int hvo_forget_entries(void *start, uint64_t bytes) {
  return result(madvise(start, bytes, MADV_DONTNEED));
}
