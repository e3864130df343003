// TLB invalidations at EL1, each by its architectural name (DDI 0487, C5.5), and the barriers and
// hints beside them.
#ifndef EL1_TLBI_H
#define EL1_TLBI_H
#include <stdint.h>

#define EL1_PLAIN(name, text) \
  static inline void name(void) { __asm__ volatile(text ::: "memory"); }
#define EL1_OPERAND(name, text) \
  static inline void name(uint64_t operand) { \
    __asm__ volatile(text ", %0" ::"r"(operand) : "memory"); \
  }

EL1_PLAIN(tlbi_vmalle1, "tlbi vmalle1")
EL1_PLAIN(tlbi_vmalle1is, "tlbi vmalle1is")
EL1_OPERAND(tlbi_vae1, "tlbi vae1")
EL1_OPERAND(tlbi_vae1is, "tlbi vae1is")
EL1_OPERAND(tlbi_vaae1, "tlbi vaae1")
EL1_OPERAND(tlbi_vaae1is, "tlbi vaae1is")
EL1_OPERAND(tlbi_vaale1, "tlbi vaale1")
EL1_OPERAND(tlbi_vaale1is, "tlbi vaale1is")
// FEAT_TLBIRANGE.
EL1_OPERAND(tlbi_rvae1is, ".arch_extension tlb-rmi\n tlbi rvae1is")
EL1_OPERAND(tlbi_rvaae1, ".arch_extension tlb-rmi\n tlbi rvaae1")
EL1_OPERAND(tlbi_rvaae1is, ".arch_extension tlb-rmi\n tlbi rvaae1is")
EL1_OPERAND(tlbi_rvaale1, ".arch_extension tlb-rmi\n tlbi rvaale1")
EL1_OPERAND(tlbi_rvaale1is, ".arch_extension tlb-rmi\n tlbi rvaale1is")

EL1_PLAIN(dsb_nsh, "dsb nsh")
EL1_PLAIN(dsb_nshst, "dsb nshst")
EL1_PLAIN(dsb_ish, "dsb ish")
EL1_PLAIN(dsb_ishst, "dsb ishst")
EL1_PLAIN(dsb_sy, "dsb sy")
EL1_PLAIN(dmb_ishst, "dmb ishst")
EL1_PLAIN(isb, "isb")

// Spins need a hint: under deterministic counting a core that doesn't yield keeps the others off.
EL1_PLAIN(cpu_yield, "yield")
EL1_PLAIN(cpu_wait_for_interrupt, "wfi")
EL1_PLAIN(interrupts_on, "msr daifclr, #2")
EL1_PLAIN(interrupts_off, "msr daifset, #2")
#endif
