#include "CBarriers.h"

#include <errno.h>
#include <sched.h>
#include <stddef.h>

static __thread volatile uint64_t hvo_faults;
static __thread volatile int hvo_waits;

// Written before the handler is installed, and read by it alone.
static uintptr_t hvo_fault_begin;
static uintptr_t hvo_fault_end;
static struct sigaction hvo_fault_old;

// Returning tries the access again: it faults again until the entry is valid and allows it.
static void wait_for_entry(int signal, siginfo_t *info, void *context) {
  (void)context;
  uintptr_t address = (uintptr_t)info->si_addr;
  if (hvo_waits && address >= hvo_fault_begin && address < hvo_fault_end) {
    hvo_faults++;
    sched_yield();
    return;
  }
  // Not ours: what was there before gets it when the access faults again.
  sigaction(signal, &hvo_fault_old, NULL);
}

int hvo_fault_install(uintptr_t begin, uintptr_t end, struct sigaction *old) {
  hvo_fault_begin = begin;
  hvo_fault_end = end;
  struct sigaction action = {.sa_sigaction = wait_for_entry, .sa_flags = SA_SIGINFO};
  sigemptyset(&action.sa_mask);
  if (sigaction(SIGSEGV, NULL, &hvo_fault_old) != 0)
    return -errno;
  *old = hvo_fault_old;
  return sigaction(SIGSEGV, &action, NULL) == 0 ? 0 : -errno;
}

int hvo_fault_uninstall(const struct sigaction *old) {
  return sigaction(SIGSEGV, old, NULL) == 0 ? 0 : -errno;
}

void hvo_fault_enter_thread(int waits) {
  // A fault whose signal is blocked ends the process.
  sigset_t fault;
  sigemptyset(&fault);
  sigaddset(&fault, SIGSEGV);
  pthread_sigmask(SIG_UNBLOCK, &fault, NULL);
  hvo_waits = waits;
}

uint64_t hvo_fault_count(void) { return hvo_faults; }
