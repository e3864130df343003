#ifndef C_BARRIERS_COUNTER_RATE_H
#define C_BARRIERS_COUNTER_RATE_H

// CPUID and system registers: Swift has no inline assembly.

#include <stdint.h>

/// The counter's rate as the crystal's: CPUID leaf 15H (EBX / EAX times ECX), or CNTFRQ_EL0. 0 if the
/// CPU doesn't tell; leaf 15H may give the ratio without the crystal's frequency.
uint64_t hvo_counter_rate_of_cpu(void);

/// The rate that a hypervisor tells its guest: CPUID leaf 40000010H, EAX in kHz. 0 without one.
uint64_t hvo_counter_rate_of_hypervisor(void);

#endif
