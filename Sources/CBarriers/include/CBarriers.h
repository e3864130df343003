#ifndef C_BARRIERS_H
#define C_BARRIERS_H

// Only what Swift cannot say or call itself, each with its reason.

#include "fault_wait.h"
#include "instructions.h"
#include "prefetch.h"
#include "shared_words.h"
#include "signal_pause.h"
#include "system_calls.h"

#endif
