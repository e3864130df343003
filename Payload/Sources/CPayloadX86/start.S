// Entry of the first core by the PVH boot protocol, entry of the others by a startup IPI, the page
// tables, and the interrupt stubs.
#include "cores.h"

.set CODE64, 0x08
.set DATA, 0x10
.set CODE32, 0x18

// XEN_ELFNOTE_PHYS32_ENTRY: 32-bit protected mode, paging off.
.section .note.pvh, "a", @note
  .balign 4
  .long 4, 8, 18
  .asciz "Xen"
  .quad _start

.section .text.start, "ax"
.code32
.globl _start
_start:
  cli
  mov $first_core, %ebx
  jmp long_mode

// To 64-bit mode, then to the address in EBX.
long_mode:
  lgdt gdt_pointer
  // PAE, PGE, OSFXSR, OSXMMEXCPT.
  mov %cr4, %eax
  or $((1 << 5) | (1 << 7) | (1 << 9) | (1 << 10)), %eax
  mov %eax, %cr4
  mov $level4, %eax
  mov %eax, %cr3
  // EFER: LME and NXE.
  mov $0xc0000080, %ecx
  rdmsr
  or $((1 << 8) | (1 << 11)), %eax
  wrmsr
  // PG, WP, NE, MP and PE on; EM, TS, CD and NW off.
  mov %cr0, %eax
  and $~((1 << 2) | (1 << 3) | (1 << 29) | (1 << 30)), %eax
  or $((1 << 31) | (1 << 16) | (1 << 5) | (1 << 1) | 1), %eax
  mov %eax, %cr0
  ljmp $CODE64, $in_long_mode

.code64
in_long_mode:
  mov $DATA, %eax
  mov %eax, %ds
  mov %eax, %es
  mov %eax, %ss
  xor %eax, %eax
  mov %eax, %fs
  mov %eax, %gs
  mov %ebx, %ebx
  jmp *%rbx

first_core:
  mov $bss_start, %edi
  mov $bss_end, %ecx
  sub %edi, %ecx
  xor %eax, %eax
  rep stosb
  mov $(x86_stacks + STACK_BYTES), %esp
  xor %ebp, %ebp
  call payload_main
1: hlt
  jmp 1b

other_core:
  mov x86_starting_core, %rdi
  lea 1(%rdi), %rax
  imul $STACK_BYTES, %rax, %rax
  lea x86_stacks(%rax), %rsp
  xor %ebp, %ebp
  call payload_secondary
2: hlt
  jmp 2b

// Copied below 1 MiB: a startup IPI begins at offset 0 of a page, in real mode.
.section .rodata.trampoline, "a"
.globl x86_trampoline
.globl x86_trampoline_end
.balign 16
.code16
x86_trampoline:
  cli
  mov %cs, %ax
  mov %ax, %ds
  lgdtl gdt_pointer_copy - x86_trampoline
  mov %cr0, %eax
  or $1, %eax
  mov %eax, %cr0
  ljmpl $CODE32, $protected_mode
.balign 8
gdt_pointer_copy:
  .word gdt_end - gdt - 1
  .long gdt
x86_trampoline_end:

.section .text.protected, "ax"
.code32
protected_mode:
  mov $DATA, %eax
  mov %eax, %ds
  mov %eax, %es
  mov %eax, %ss
  mov $other_core, %ebx
  jmp long_mode
.code64

.section .data.tables, "aw"
.balign 8
gdt:
  .quad 0
  .quad 0x00af9b000000ffff
  .quad 0x00cf93000000ffff
  .quad 0x00cf9b000000ffff
gdt_end:
.balign 8
gdt_pointer:
  .word gdt_end - gdt - 1
  .quad gdt

// Four levels: memory below 1 GiB at its own address, the range at 2 GiB, devices below 4 GiB.
.set PRESENT_WRITABLE, 3
.set ACCESSED_DIRTY, 0x60
.set LARGE, 0x80
.set UNCACHED, 0x18
.balign 4096
level4: .quad level3 + PRESENT_WRITABLE
  .fill 511, 8, 0
level3:
  .quad level2_memory + PRESENT_WRITABLE, 0
  .quad level2_range + PRESENT_WRITABLE, level2_devices + PRESENT_WRITABLE
  .fill 508, 8, 0
level2_memory:
  .set block, 0
  .rept 512
  .quad (block << 21) | LARGE | ACCESSED_DIRTY | PRESENT_WRITABLE
  .set block, block + 1
  .endr
level2_range: .quad x86_range_table + PRESENT_WRITABLE
  .fill 511, 8, 0
// The local APIC at 0xfee00000, the last but nine.
level2_devices:
  .fill 503, 8, 0
  .quad 0xfee00000 | UNCACHED | LARGE | ACCESSED_DIRTY | PRESENT_WRITABLE
  .fill 8, 8, 0
.globl x86_range_table
x86_range_table: .fill 512, 8, 0

.section .stacks, "aw", @nobits
.balign 65536
.globl x86_stacks
x86_stacks: .skip STACK_BYTES * MOST_CORES

// One stub of 16 bytes for each vector: an error code, or a zero in its place, then the vector.
.section .text.vectors, "ax"
.balign 16
.globl x86_vectors
x86_vectors:
.set vector, 0
.rept 256
  .balign 16
  .if (vector == 8) || ((vector >= 10) && (vector <= 14)) || (vector == 17) || (vector == 21) || (vector == 29) || (vector == 30)
  .else
  push $0
  .endif
  push $vector
  jmp take_interrupt
  .set vector, vector + 1
.endr
.balign 16

// Saves what a call may change, calls payload_interrupt(frame), and returns.
// Frame: RAX to R15 in the order below, vector, error code, RIP, CS, RFLAGS, RSP, SS.
take_interrupt:
  push %r15
  push %r14
  push %r13
  push %r12
  push %r11
  push %r10
  push %r9
  push %r8
  push %rbp
  push %rdi
  push %rsi
  push %rdx
  push %rcx
  push %rbx
  push %rax
  cld
  mov %rsp, %rbx
  mov %rsp, %rdi
  sub $512, %rsp
  and $-16, %rsp
  fxsave64 (%rsp)
  call payload_interrupt
  fxrstor64 (%rsp)
  mov %rbx, %rsp
  pop %rax
  pop %rbx
  pop %rcx
  pop %rdx
  pop %rsi
  pop %rdi
  pop %rbp
  pop %r8
  pop %r9
  pop %r10
  pop %r11
  pop %r12
  pop %r13
  pop %r14
  pop %r15
  add $16, %rsp
  iretq
