#include "CPerfCounters.h"

#include <errno.h>
#include <linux/mount.h>
#include <linux/perf_event.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <unistd.h>

int hvo_perf_open(const struct hvo_perf_event *event, int pid, int cpu, int group) {
  struct perf_event_attr attr;
  memset(&attr, 0, sizeof attr);
  // The size up to config2, which every kernel since 3.3 knows; no later field is used.
  attr.size = PERF_ATTR_SIZE_VER1;
  attr.type = event->type;
  attr.config = event->config;
  attr.config1 = event->config1;
  attr.config2 = event->config2;
  attr.exclude_user = event->exclude_user;
  attr.exclude_kernel = event->exclude_kernel;
  attr.exclude_hv = 1;
  attr.inherit = event->inherit;
  attr.disabled = group == -1;
  attr.read_format = PERF_FORMAT_GROUP | PERF_FORMAT_TOTAL_TIME_ENABLED |
                     PERF_FORMAT_TOTAL_TIME_RUNNING;
  long fd = syscall(SYS_perf_event_open, &attr, pid, cpu, group, PERF_FLAG_FD_CLOEXEC);
  return fd < 0 ? -errno : (int)fd;
}

int hvo_perf_enable(int leader) {
  return ioctl(leader, PERF_EVENT_IOC_ENABLE, PERF_IOC_FLAG_GROUP) ? -errno : 0;
}

int hvo_detached_tracefs(void) {
  int context = (int)syscall(SYS_fsopen, "tracefs", FSOPEN_CLOEXEC);
  if (context < 0) return -errno;
  int result = (int)syscall(SYS_fsconfig, context, FSCONFIG_CMD_CREATE, NULL, NULL, 0);
  if (result == 0)
    result = (int)syscall(SYS_fsmount, context, FSMOUNT_CLOEXEC,
                          MOUNT_ATTR_NOSUID | MOUNT_ATTR_NODEV | MOUNT_ATTR_NOEXEC);
  int code = result < 0 ? -errno : result;
  close(context);
  return code;
}
