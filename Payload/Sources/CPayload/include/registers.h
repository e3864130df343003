// System registers, by name.
#ifndef EL1_REGISTERS_H
#define EL1_REGISTERS_H
#include <stdint.h>

#define EL1_READ(name, text) \
  static inline uint64_t read_##name(void) { \
    uint64_t value; \
    __asm__ volatile("mrs %0, " text : "=r"(value)::"memory"); \
    return value; \
  }
#define EL1_WRITE(name, text) \
  static inline void write_##name(uint64_t value) { \
    __asm__ volatile("msr " text ", %0" ::"r"(value) : "memory"); \
  }

EL1_READ(midr, "midr_el1")
EL1_READ(mpidr, "mpidr_el1")
EL1_READ(id_aa64mmfr0, "id_aa64mmfr0_el1")
EL1_READ(id_aa64mmfr1, "id_aa64mmfr1_el1")
EL1_READ(id_aa64mmfr2, "id_aa64mmfr2_el1")
EL1_READ(id_aa64isar0, "id_aa64isar0_el1")
EL1_READ(id_aa64dfr0, "id_aa64dfr0_el1")
EL1_READ(esr, "esr_el1")
EL1_READ(far, "far_el1")
EL1_READ(core_index, "tpidr_el1")

// Time: the virtual counter and its frequency; the PMU where the core has one (FEAT_PMUv3).
EL1_READ(cntfrq, "cntfrq_el0")
EL1_READ(cntvct, "cntvct_el0")
EL1_READ(pmccntr, "pmccntr_el0")
EL1_READ(pmcr, "pmcr_el0")
EL1_WRITE(pmcr, "pmcr_el0")
EL1_WRITE(pmcntenset, "pmcntenset_el0")
EL1_WRITE(pmccfiltr, "pmccfiltr_el0")
EL1_WRITE(pmselr, "pmselr_el0")
EL1_WRITE(pmxevtyper, "pmxevtyper_el0")
EL1_READ(pmxevcntr, "pmxevcntr_el0")

// GICv3's CPU interface.
EL1_WRITE(icc_sre, "s3_0_c12_c12_5")
EL1_WRITE(icc_pmr, "s3_0_c4_c6_0")
EL1_WRITE(icc_bpr1, "s3_0_c12_c12_3")
EL1_WRITE(icc_igrpen1, "s3_0_c12_c12_7")
EL1_WRITE(icc_sgi1r, "s3_0_c12_c11_5")
EL1_READ(icc_iar1, "s3_0_c12_c12_0")
EL1_WRITE(icc_eoir1, "s3_0_c12_c12_1")

// PSCI by HVC (DEN0022): the machine has no EL2 of its own, so this reaches QEMU or KVM.
static inline int64_t psci_call(uint64_t function, uint64_t a, uint64_t b, uint64_t c) {
  register uint64_t x0 __asm__("x0") = function;
  register uint64_t x1 __asm__("x1") = a;
  register uint64_t x2 __asm__("x2") = b;
  register uint64_t x3 __asm__("x3") = c;
  __asm__ volatile("hvc #0" : "+r"(x0), "+r"(x1), "+r"(x2), "+r"(x3)::"memory", "x4", "x5", "x6",
                   "x7", "x8", "x9", "x10", "x11", "x12", "x13", "x14", "x15", "x16", "x17");
  return (int64_t)x0;
}
#endif
