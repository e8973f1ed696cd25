#include <benchmark/benchmark.h>
#include <unistd.h>

#include <filesystem>
#include <stdexcept>

#include "exchange/pack.h"
#include "procedure/intake.h"
#include "search/index.h"

// Search over the founding data, which a server indexes when it starts.
namespace acta::bench {
namespace {

class FoundingData {
 public:
  static const record::Register& record() {
    static const FoundingData loaded;
    return loaded.intake_->record();
  }

 private:
  FoundingData()
      : directory_(std::filesystem::temp_directory_path() /
                   ("acta-bench-" + std::to_string(::getpid()))) {
    auto intake = procedure::Intake::open(
        {directory_.string(), {}}, store::Mode::create,
        [] { return parse_instant("2026-11-01T12:00:00Z").value(); }, "bench.example/record");
    const auto pack = exchange::read_pack(ACTA_SOURCE_DIR "/packs/los-angeles");
    if (!intake || !pack) throw std::runtime_error("the pack cannot be loaded");
    intake_ = std::move(*intake);
    if (!intake_->submit({"pack", "operator", pack->drafts}))
      throw std::runtime_error("the pack is refused");
  }
  ~FoundingData() {
    intake_.reset();
    std::filesystem::remove_all(directory_);
  }

  std::filesystem::path directory_;
  std::unique_ptr<procedure::Intake> intake_;
};

void index_founding_data(benchmark::State& state) {
  const record::Register& record = FoundingData::record();
  for (auto unused : state) {
    search::Index index(record);
    index.follow();
    benchmark::DoNotOptimize(index);
  }
}
BENCHMARK(index_founding_data)->Unit(benchmark::kMillisecond);

void search_for(benchmark::State& state, const char* query) {
  const record::Register& record = FoundingData::record();
  const record::View view(record, parse_day("2026-11-01").value(), record.published());
  search::Index index(record);
  index.follow();
  for (auto unused : state) benchmark::DoNotOptimize(index.search(view, query));
}
BENCHMARK_CAPTURE(search_for, a_word, "xenofobia")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(search_for, three_words, "migrantes de la")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(search_for, nothing, "xenophobai")->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace acta::bench
