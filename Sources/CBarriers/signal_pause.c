#include "CBarriers.h"

#include <errno.h>
#include <stddef.h>
#include <time.h>

static __thread const struct hvo_victim *hvo_current_victim;

static uint64_t now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC_RAW, &time);
  return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}

// Spins until the pause that was armed on entry is released. A signal from elsewhere, or one that
// comes late, finds no pause armed (or an already released one) and returns at once.
static void stand(int signal) {
  (void)signal;
  const struct hvo_victim *victim = hvo_current_victim;
  if (victim == NULL)
    return;
  const struct hvo_pause *pause = victim->pause;
  uint32_t number = hvo_load_32(pause->armed);
  if (number == 0 || hvo_load_32(pause->released) == number)
    return;
  hvo_store_64(victim->stood_from, now());
  hvo_add_32(pause->arrived, 1);
  while (hvo_load_32(pause->released) != number)
    hvo_spin_hint();
  hvo_store_64(victim->stood_until, now());
  hvo_add_32(pause->departed, 1);
}

void hvo_pause_enter_thread(const struct hvo_victim *victim) {
  hvo_current_victim = victim;
  __atomic_signal_fence(__ATOMIC_SEQ_CST);
}

int hvo_pause_install(int signal, struct sigaction *old) {
  struct sigaction action = {.sa_handler = stand, .sa_flags = SA_RESTART};
  sigemptyset(&action.sa_mask);
  return sigaction(signal, &action, old) == 0 ? 0 : -errno;
}

int hvo_pause_uninstall(int signal, const struct sigaction *old) {
  return sigaction(signal, old, NULL) == 0 ? 0 : -errno;
}
