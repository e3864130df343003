#include "include/boot.h"

#include "cores.h"
#include "include/registers.h"

// start.S.
extern const uint8_t x86_trampoline[], x86_trampoline_end[], x86_vectors[];
extern uint8_t x86_stacks[];

uint64_t x86_starting_core;

enum { TRAMPOLINE = 0x8000, STUB_BYTES = 16, CODE_SELECTOR = 8, INTERRUPT_GATE = 0x8e };

uint64_t x86_core(void) {
  return ((uint64_t)__builtin_frame_address(0) - (uint64_t)x86_stacks) / STACK_BYTES;
}

uint64_t x86_place_trampoline(void) {
  uint8_t *to = (uint8_t *)TRAMPOLINE;
  for (const uint8_t *from = x86_trampoline; from < x86_trampoline_end;) *to++ = *from++;
  return TRAMPOLINE >> 12;
}

static struct gate {
  uint16_t low, selector;
  uint8_t stack, type;
  uint16_t middle;
  uint32_t high, zero;
} gates[256] __attribute__((aligned(16)));

void x86_mask_legacy_interrupts(void) {
  port_store(0x21, 0xff);
  port_store(0xa1, 0xff);
}

void x86_set_up_interrupts(void) {
  for (uint64_t vector = 0; vector < 256; vector++) {
    uint64_t at = (uint64_t)x86_vectors + vector * STUB_BYTES;
    gates[vector] = (struct gate){.low = (uint16_t)at,
                                  .selector = CODE_SELECTOR,
                                  .type = INTERRUPT_GATE,
                                  .middle = (uint16_t)(at >> 16),
                                  .high = (uint32_t)(at >> 32)};
  }
  struct {
    uint16_t limit;
    uint64_t base;
  } __attribute__((packed)) table = {sizeof gates - 1, (uint64_t)gates};
  __asm__ volatile("lidt %0" ::"m"(table) : "memory");
}

uint64_t x86_measure_frequency(void) {
  // 1193182 Hz; a thousandth of a second, one shot (mode 0), by the gate of port 0x61.
  const uint16_t count = 1193;
  port_store(0x61, (port_load(0x61) & ~2) & ~1);
  port_store(0x43, 0xb0);
  port_store(0x42, count & 0xff);
  port_store(0x42, count >> 8);
  port_store(0x61, (port_load(0x61) & ~2) | 1);
  uint64_t start = time_stamp();
  while (!(port_load(0x61) & 0x20)) cpu_pause();
  return (time_stamp() - start) * 1193182 / count;
}
