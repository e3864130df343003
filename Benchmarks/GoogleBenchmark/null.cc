// google/benchmark around nothing: its loop, and its two ways of timing single iterations, which is
// what a sample of hvo-bench is.
#include <benchmark/benchmark.h>

#include <ctime>

namespace {

double Now() {
  timespec time;
  clock_gettime(CLOCK_MONOTONIC_RAW, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

// The whole of it, measured alike for all three: wall time over iterations.
class Wall {
 public:
  explicit Wall(benchmark::State& state) : state_(state), start_(Now()) {}
  ~Wall() {
    const double spent = Now() - start_;
    state_.counters["wall_ns"] = spent * 1e9 / static_cast<double>(state_.iterations());
  }

 private:
  benchmark::State& state_;
  const double start_;
};

// One loop around all iterations: no distribution.
void Loop(benchmark::State& state) {
  Wall wall(state);
  for (auto _ : state) {
  }
}

// Set-up outside the timed part of each iteration.
void PausedAndResumed(benchmark::State& state) {
  Wall wall(state);
  for (auto _ : state) {
    state.PauseTiming();
    state.ResumeTiming();
  }
}

// Each iteration timed by the caller's own clock.
void TimedByHand(benchmark::State& state) {
  Wall wall(state);
  for (auto _ : state) {
    const double before = Now();
    state.SetIterationTime(Now() - before);
  }
}

}  // namespace

BENCHMARK(Loop)->Iterations(200000);
BENCHMARK(PausedAndResumed)->Iterations(200000);
BENCHMARK(TimedByHand)->UseManualTime()->Iterations(200000);

BENCHMARK_MAIN();
