// Control and model-specific registers, ports, and memory-mapped device registers, by name.
#ifndef X86_REGISTERS_H
#define X86_REGISTERS_H
#include <stdint.h>

#define X86_CONTROL(name) \
  static inline uint64_t read_##name(void) { \
    uint64_t value; \
    __asm__ volatile("mov %%" #name ", %0" : "=r"(value)::"memory"); \
    return value; \
  } \
  static inline void write_##name(uint64_t value) { \
    __asm__ volatile("mov %0, %%" #name ::"r"(value) : "memory"); \
  }
static inline uint64_t read_cr2(void) {
  uint64_t value;
  __asm__ volatile("mov %%cr2, %0" : "=r"(value)::"memory");
  return value;
}
X86_CONTROL(cr3)
X86_CONTROL(cr4)

static inline uint64_t read_msr(uint32_t number) {
  uint32_t low, high;
  __asm__ volatile("rdmsr" : "=a"(low), "=d"(high) : "c"(number) : "memory");
  return (uint64_t)high << 32 | low;
}
static inline void write_msr(uint32_t number, uint64_t value) {
  __asm__ volatile("wrmsr" ::"c"(number), "a"((uint32_t)value), "d"((uint32_t)(value >> 32))
                   : "memory");
}

// A register of a CPUID leaf: 0 to 3 are EAX to EDX.
static inline uint64_t cpuid(uint32_t leaf, uint32_t index) {
  uint32_t r[4];
  __asm__ volatile("cpuid" : "=a"(r[0]), "=b"(r[1]), "=c"(r[2]), "=d"(r[3]) : "a"(leaf), "c"(0));
  return r[index & 3];
}

static inline uint64_t time_stamp(void) {
  uint32_t low, high;
  __asm__ volatile("lfence\n rdtsc" : "=a"(low), "=d"(high)::"memory");
  return (uint64_t)high << 32 | low;
}

static inline void port_store(uint16_t port, uint8_t value) {
  __asm__ volatile("outb %0, %1" ::"a"(value), "Nd"(port) : "memory");
}
static inline void port_store16(uint16_t port, uint16_t value) {
  __asm__ volatile("outw %0, %1" ::"a"(value), "Nd"(port) : "memory");
}
static inline uint8_t port_load(uint16_t port) {
  uint8_t value;
  __asm__ volatile("inb %1, %0" : "=a"(value) : "Nd"(port) : "memory");
  return value;
}

static inline void register_store(uint64_t address, uint32_t value) {
  __asm__ volatile("movl %0, (%1)" ::"r"(value), "r"(address) : "memory");
}
static inline uint32_t register_load(uint64_t address) {
  uint32_t value;
  __asm__ volatile("movl (%1), %0" : "=r"(value) : "r"(address) : "memory");
  return value;
}

// The stacks lie side by side, each at a multiple of its size: where the stack is says whose it is.
uint64_t x86_core(void);

static inline void cpu_pause(void) { __asm__ volatile("pause" ::: "memory"); }
static inline void interrupts_on(void) { __asm__ volatile("sti" ::: "memory"); }
static inline void interrupts_off(void) { __asm__ volatile("cli" ::: "memory"); }
// STI takes effect after the next instruction, so no interrupt falls between the two.
static inline void wait_for_interrupt(void) { __asm__ volatile("sti\n hlt" ::: "memory"); }
static inline void fence(void) { __asm__ volatile("mfence" ::: "memory"); }
// No interrupt table, then an exception: a triple fault, which resets the machine.
static inline void triple_fault(void) {
  struct {
    uint16_t limit;
    uint64_t base;
  } __attribute__((packed)) none = {0, 0};
  __asm__ volatile("lidt %0\n int3" ::"m"(none));
}
#endif
