// Entry of the first core, entry of the others, and the exception vectors.
#include "cores.h"

.arch_extension fp
.arch_extension simd

.section .text.boot, "ax"
.globl _start
_start:
  msr daifset, #0xf
  adrp x0, bss_start
  add x0, x0, :lo12:bss_start
  adrp x1, bss_end
  add x1, x1, :lo12:bss_end
1: cmp x0, x1
  b.hs 2f
  stp xzr, xzr, [x0], #16
  b 1b
2: adrp x0, el1_stacks
  add x0, x0, :lo12:el1_stacks
  mov x1, #STACK_BYTES
  add x0, x0, x1
  mov sp, x0
  msr tpidr_el1, xzr
  bl el1_build_boot_tables
  bl el1_turn_mmu_on
  bl core_setup
  bl payload_main
3: wfi
  b 3b

// PSCI CPU_ON comes here with the core's index in x0 and the MMU off.
.globl el1_secondary_start
el1_secondary_start:
  msr daifset, #0xf
  msr tpidr_el1, x0
  adrp x1, el1_stacks
  add x1, x1, :lo12:el1_stacks
  add x2, x0, #1
  mov x3, #STACK_BYTES
  madd x1, x2, x3, x1
  mov sp, x1
  bl el1_turn_mmu_on
  bl core_setup
  mrs x0, tpidr_el1
  bl payload_secondary
4: wfi
  b 4b

// FP/SIMD on, vectors in place. Everything after this may be Swift.
core_setup:
  mov x0, #(3 << 20)
  msr cpacr_el1, x0
  adrp x0, el1_vectors
  add x0, x0, :lo12:el1_vectors
  msr vbar_el1, x0
  isb
  ret

// Try-get: load, then store-exclusive if the count isn't zero. A permission fault in it ends it, as
// the kernel's exception tables do for accesses that may fault.
// In x0 the address of the count; out 1 if a reference was taken, 0 if not.
.section .text.try_get, "ax"
.globl el1_try_get
.globl el1_try_get_end
el1_try_get:
  ldxr w1, [x0]
  cbz w1, 1f
  add w1, w1, #1
  stxr w2, w1, [x0]
  cbnz w2, el1_try_get
  dmb ish
  mov x0, #1
  ret
el1_try_get_end:
1: clrex
  mov x0, #0
  ret

.section .stacks, "aw", %nobits
.balign 65536
.globl el1_stacks
el1_stacks: .skip STACK_BYTES * MOST_CORES

// Saves what a call may change, calls handler(frame), and returns to where the frame now says.
// Frame: x0 to x30, ELR, SPSR (264 bytes, padded to 272), then q0 to q31.
.macro enter kind, handler
  .balign 128
  sub sp, sp, #(272 + 512)
  stp x0, x1, [sp]
  mov x0, #\kind
  adrp x1, \handler
  add x1, x1, :lo12:\handler
  b take_exception
.endm

.section .text.vectors, "ax"
.balign 2048
.globl el1_vectors
el1_vectors:
  // Current EL with SP_EL0: never used.
  enter 0, payload_unexpected
  enter 1, payload_unexpected
  enter 2, payload_unexpected
  enter 3, payload_unexpected
  // Current EL with SP_ELx.
  enter 4, payload_synchronous
  enter 5, payload_interrupt
  enter 6, payload_unexpected
  enter 7, payload_unexpected
  // Lower ELs: nothing runs there.
  enter 8, payload_unexpected
  enter 9, payload_unexpected
  enter 10, payload_unexpected
  enter 11, payload_unexpected
  enter 12, payload_unexpected
  enter 13, payload_unexpected
  enter 14, payload_unexpected
  enter 15, payload_unexpected

take_exception:
  stp x2, x3, [sp, #16]
  stp x4, x5, [sp, #32]
  stp x6, x7, [sp, #48]
  stp x8, x9, [sp, #64]
  stp x10, x11, [sp, #80]
  stp x12, x13, [sp, #96]
  stp x14, x15, [sp, #112]
  stp x16, x17, [sp, #128]
  stp x18, x19, [sp, #144]
  stp x20, x21, [sp, #160]
  stp x22, x23, [sp, #176]
  stp x24, x25, [sp, #192]
  stp x26, x27, [sp, #208]
  stp x28, x29, [sp, #224]
  mrs x2, elr_el1
  mrs x3, spsr_el1
  stp x30, x2, [sp, #240]
  str x3, [sp, #256]
  add x2, sp, #272
  stp q0, q1, [x2], #32
  stp q2, q3, [x2], #32
  stp q4, q5, [x2], #32
  stp q6, q7, [x2], #32
  stp q8, q9, [x2], #32
  stp q10, q11, [x2], #32
  stp q12, q13, [x2], #32
  stp q14, q15, [x2], #32
  stp q16, q17, [x2], #32
  stp q18, q19, [x2], #32
  stp q20, q21, [x2], #32
  stp q22, q23, [x2], #32
  stp q24, q25, [x2], #32
  stp q26, q27, [x2], #32
  stp q28, q29, [x2], #32
  stp q30, q31, [x2], #32
  mov x4, x1
  mov x1, x0
  mov x0, sp
  blr x4
  add x2, sp, #272
  ldp q0, q1, [x2], #32
  ldp q2, q3, [x2], #32
  ldp q4, q5, [x2], #32
  ldp q6, q7, [x2], #32
  ldp q8, q9, [x2], #32
  ldp q10, q11, [x2], #32
  ldp q12, q13, [x2], #32
  ldp q14, q15, [x2], #32
  ldp q16, q17, [x2], #32
  ldp q18, q19, [x2], #32
  ldp q20, q21, [x2], #32
  ldp q22, q23, [x2], #32
  ldp q24, q25, [x2], #32
  ldp q26, q27, [x2], #32
  ldp q28, q29, [x2], #32
  ldp q30, q31, [x2], #32
  ldr x3, [sp, #256]
  ldp x30, x2, [sp, #240]
  msr elr_el1, x2
  msr spsr_el1, x3
  ldp x28, x29, [sp, #224]
  ldp x26, x27, [sp, #208]
  ldp x24, x25, [sp, #192]
  ldp x22, x23, [sp, #176]
  ldp x20, x21, [sp, #160]
  ldp x18, x19, [sp, #144]
  ldp x16, x17, [sp, #128]
  ldp x14, x15, [sp, #112]
  ldp x12, x13, [sp, #96]
  ldp x10, x11, [sp, #80]
  ldp x8, x9, [sp, #64]
  ldp x6, x7, [sp, #48]
  ldp x4, x5, [sp, #32]
  ldp x2, x3, [sp, #16]
  ldp x0, x1, [sp]
  add sp, sp, #(272 + 512)
  eret
