#include <benchmark/benchmark.h>

#include "analysis/crosswalk.h"
#include "analysis/gaps.h"
#include "analysis/health.h"
#include "analysis/overlap.h"
#include "analysis/progress.h"
#include "record.h"

namespace acta::bench {
namespace {

record::View now() { return {record(), today, record().published()}; }

void overlap_matrix(benchmark::State& state) {
  const record::View view = now();
  for (auto unused : state) benchmark::DoNotOptimize(analysis::overlap(view));
}
BENCHMARK(overlap_matrix)->Unit(benchmark::kMillisecond);

void health_check(benchmark::State& state) {
  const record::View view = now();
  std::size_t findings = 0;
  for (auto unused : state) findings = analysis::health(view).findings();
  state.SetLabel(std::to_string(findings) + " findings");
}
BENCHMARK(health_check)->Unit(benchmark::kMillisecond);

void progress_of_all_commitments(benchmark::State& state) {
  const record::View view = now();
  for (auto unused : state) benchmark::DoNotOptimize(analysis::progress(view));
}
BENCHMARK(progress_of_all_commitments)->Unit(benchmark::kMillisecond);

void gaps_and_bridges(benchmark::State& state) {
  const record::View view = now();
  for (auto unused : state) benchmark::DoNotOptimize(analysis::gaps(view));
}
BENCHMARK(gaps_and_bridges)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace acta::bench
