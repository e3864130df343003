// What the compiler and Embedded Swift's library call. Nothing is allocated: a call for memory
// stops the machine's progress, and the host's watchdog says so.
#include <stddef.h>
#include <stdint.h>

void *memset(void *to, int value, size_t count) {
  unsigned char *at = to;
  while (count--) *at++ = (unsigned char)value;
  return to;
}
void *memcpy(void *restrict to, const void *restrict from, size_t count) {
  unsigned char *out = to;
  const unsigned char *in = from;
  while (count--) *out++ = *in++;
  return to;
}
void *memmove(void *to, const void *from, size_t count) {
  unsigned char *out = to;
  const unsigned char *in = from;
  if (out <= in) return memcpy(to, from, count);
  while (count--) out[count] = in[count];
  return to;
}
int memcmp(const void *a, const void *b, size_t count) {
  const unsigned char *x = a, *y = b;
  for (; count--; x++, y++) {
    if (*x != *y) return *x - *y;
  }
  return 0;
}
int posix_memalign(void **to, size_t alignment, size_t size) {
  (void)alignment;
  (void)size;
  *to = NULL;
  return 12;
}
void free(void *pointer) { (void)pointer; }
int putchar(int character) { return character; }
void arc4random_buf(void *to, size_t count) { memset(to, 0, count); }
uintptr_t __stack_chk_guard = 0x5ca1ab1e;
void __stack_chk_fail(void) {
  for (;;) {
  }
}
