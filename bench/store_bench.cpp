#include <benchmark/benchmark.h>

#include <filesystem>

#include "fill.h"

namespace acta::bench {
namespace {

// 100,000 claims into an empty store, a batch at a time; every batch is on the disk when the next
// begins. The store is made in the working directory.
template <class Fill>
void append(benchmark::State& state, Fill&& fill) {
  const std::string directory = "append_bench.store";
  Scale scale = scale_of(100'000);
  scale.batch = static_cast<std::uint64_t>(state.range(0));
  for (auto unused : state) {
    std::filesystem::remove_all(directory);
    state.SetIterationTime(fill(store::Location{directory, {}}, scale));
  }
  std::filesystem::remove_all(directory);
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(scale.claims));
}

void append_through_store(benchmark::State& state) { append(state, fill_store); }
BENCHMARK(append_through_store)
    ->Arg(100)
    ->Arg(1'000)
    ->Arg(10'000)
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond);

void append_through_procedure(benchmark::State& state) { append(state, fill_procedure); }
BENCHMARK(append_through_procedure)
    ->Arg(100)
    ->Arg(1'000)
    ->Arg(10'000)
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace acta::bench
