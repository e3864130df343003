// What each machine supplies to PayloadCore: defined in its Machine.swift.
#ifndef MACHINE_H
#define MACHINE_H
#include <stdint.h>

// One character to the host.
void machine_put(uint8_t character);
// The core that executes this, from 0.
uint64_t machine_core(void);
// A counter that every core sees alike, and its ticks in a second.
uint64_t machine_ticks(void);
uint64_t machine_frequency(void);
// In a spin: under deterministic counting a core that doesn't yield keeps the others off.
void machine_relax(void);
void machine_interrupts_off(void);
// Waits for an interrupt with interrupts off, then turns them on; one that is pending ends the wait.
void machine_wait(void);
void machine_interrupts_on(void);
// Sends an `Interrupt` to every other core, after what was stored before.
void machine_interrupt_others(uint64_t kind);
void machine_interrupt(uint64_t kind, uint64_t core);
// Where the host's loader puts the parameter block.
uint64_t machine_parameters(void);
_Noreturn void machine_off(void);
#endif
