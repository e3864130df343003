#include "CBarriers.h"

#if defined(__x86_64__)
#include <cpuid.h>

uint64_t hvo_counter_rate_of_cpu(void) {
  uint32_t denominator = 0, numerator = 0, crystal = 0, unused = 0;
  if (!__get_cpuid(0x15, &denominator, &numerator, &crystal, &unused))
    return 0;
  if (denominator == 0 || numerator == 0 || crystal == 0)
    return 0;
  return (uint64_t)crystal * numerator / denominator;
}

uint64_t hvo_counter_rate_of_hypervisor(void) {
  uint32_t a, b, c, d;
  // Bit 31 of leaf 1's ECX: there is a hypervisor, whose leaves begin at 40000000H.
  if (!__get_cpuid(1, &a, &b, &c, &d) || !(c >> 31))
    return 0;
  __cpuid(0x40000000, a, b, c, d);
  if (a < 0x40000010)
    return 0;
  __cpuid(0x40000010, a, b, c, d);
  return (uint64_t)a * 1000;
}
#else
uint64_t hvo_counter_rate_of_cpu(void) {
  uint64_t rate;
  __asm__ volatile("mrs %0, cntfrq_el0" : "=r"(rate));
  // The upper half is reserved.
  return rate & 0xffffffff;
}

uint64_t hvo_counter_rate_of_hypervisor(void) { return 0; }
#endif
