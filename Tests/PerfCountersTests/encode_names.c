// Encodes libpfm4's event names given as arguments, for a libpfm4 that isn't this machine's:
// prints "NAME CODE" for each, or "NAME -" and the reason. Built by ForeignTablesTests.
#include <perfmon/pfmlib.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int main(int count, char **names) {
  setenv("LIBPFM_ENCODE_INACTIVE", "1", 1);
  if (pfm_initialize() != PFM_SUCCESS)
    return 2;
  for (int i = 1; i < count; i++) {
    pfm_pmu_encode_arg_t argument = {.size = sizeof argument};
    int result = pfm_get_os_event_encoding(names[i], PFM_PLM0 | PFM_PLM3, PFM_OS_NONE, &argument);
    if (result == PFM_SUCCESS)
      printf("%s %llx\n", names[i], (unsigned long long)argument.codes[0]);
    else
      printf("%s - %s\n", names[i], pfm_strerror(result));
  }
  return 0;
}
