#ifndef C_BARRIERS_SIGNAL_PAUSE_H
#define C_BARRIERS_SIGNAL_PAUSE_H

// A signal handler must be async-signal-safe; Swift promises that of no function, so it is here.

#include <signal.h>
#include <stdint.h>

/// What a pause shares with its victims' handlers.
struct hvo_pause {
  /// Number of the pause under way; 0 when none is armed.
  uint32_t *armed;
  /// Number of the last pause that was released.
  uint32_t *released;
  /// Victims that stand in the current pause.
  uint32_t *arrived;
  /// Victims that have left it.
  uint32_t *departed;
};

/// What one victim's handler writes.
struct hvo_victim {
  const struct hvo_pause *pause;
  /// CLOCK_MONOTONIC_RAW ns at which it stood, and at which it left.
  uint64_t *stood_from;
  uint64_t *stood_until;
};

/// Makes the calling thread a victim; NULL ends that. A thread that is none ignores the signal.
void hvo_pause_enter_thread(const struct hvo_victim *victim);

/// Installs the handler for `signal` and keeps the old action in `old`; 0 or a negative errno.
int hvo_pause_install(int signal, struct sigaction *old);
/// Puts the old action back.
int hvo_pause_uninstall(int signal, const struct sigaction *old);

#endif
