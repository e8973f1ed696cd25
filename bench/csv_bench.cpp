#include <benchmark/benchmark.h>

#include "exchange/csv.h"
#include "random.h"
#include "words.h"

namespace acta::bench {
namespace {

// A table of 100,000 rows, a third of them with cells in quotes.
const std::string& table() {
  static const std::string made = [] {
    Random random(7);
    exchange::CsvWriter csv;
    for (const char* name : {"id", "actor", "made_on", "text", "quantity", "note"}) csv.cell(name);
    csv.end_record();
    for (int row = 0; row < 100'000; ++row) {
      csv.cell("C" + std::to_string(row)).cell("PER").cell("2024-05-06");
      csv.cell(sentence(random, random.below(languages.size())));
      csv.cell(std::to_string(random.below(100'000)));
      csv.cell(random.chance(33) ? "called \"final\", but\nprovisional" : "");
      csv.end_record();
    }
    return csv.take();
  }();
  return made;
}

void read_records(benchmark::State& state) {
  for (auto unused : state) {
    exchange::CsvReader reader(table(), "table.csv");
    std::size_t cells = 0;
    for (auto record = reader.next(); record && *record; record = reader.next())
      cells += (*record)->cells.size();
    benchmark::DoNotOptimize(cells);
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(table().size()));
}
BENCHMARK(read_records)->Unit(benchmark::kMillisecond);

void read_a_table(benchmark::State& state) {
  for (auto unused : state)
    benchmark::DoNotOptimize(exchange::read_csv_table(table(), "table.csv"));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(table().size()));
}
BENCHMARK(read_a_table)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace acta::bench
