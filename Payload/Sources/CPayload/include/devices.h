// Device registers by plain 32-bit loads and stores: the one form that KVM can decode.
#ifndef EL1_DEVICES_H
#define EL1_DEVICES_H
#include <stdint.h>

static inline void device_store(uint64_t address, uint32_t value) {
  __asm__ volatile("str %w0, [%1]" ::"r"(value), "r"(address) : "memory");
}
static inline uint32_t device_load(uint64_t address) {
  uint32_t value;
  __asm__ volatile("ldr %w0, [%1]" : "=r"(value) : "r"(address) : "memory");
  return value;
}
#endif
