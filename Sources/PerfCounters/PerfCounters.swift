// Room: PerfCounters
