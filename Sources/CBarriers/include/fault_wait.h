#ifndef C_BARRIERS_FAULT_WAIT_H
#define C_BARRIERS_FAULT_WAIT_H

// A signal handler must be async-signal-safe; Swift promises that of no function, so it is here.

#include <signal.h>
#include <stdint.h>

/// Makes a SIGSEGV of a waiting thread inside [begin, end) wait and try the access again: what a
/// kernel fault handler does that lets a walker wait for the end of a break. One range at a time.
/// Keeps the old action in `old`; 0 or a negative errno.
int hvo_fault_install(uintptr_t begin, uintptr_t end, struct sigaction *old);
/// Puts the old action back.
int hvo_fault_uninstall(const struct sigaction *old);

/// Makes the calling thread one that waits (1), or not (0). Any other thread's faults go to the
/// old action.
void hvo_fault_enter_thread(int waits);
/// How often the calling thread has faulted in the range so far, tries again included.
uint64_t hvo_fault_count(void);

#endif
