#ifndef C_PERF_COUNTERS_H
#define C_PERF_COUNTERS_H
#endif
