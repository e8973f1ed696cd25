#include <benchmark/benchmark.h>

#include "random.h"
#include "record.h"
#include "register/claim_bytes.h"
#include "register/disagreement.h"
#include "register/records/commitment.h"
#include "register/records/fields.h"
#include "register/records/membership.h"
#include "register/records/party.h"
#include "register/view.h"

namespace acta::bench {
namespace {

using record::View;

View now() { return {record(), today, record().published()}; }

void rebuild_from_entries(benchmark::State& state) {
  entries();
  for (auto unused : state) {
    record::Register record;
    rebuild(entries(), record);
    benchmark::DoNotOptimize(record.published());
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(entries().size()));
}
BENCHMARK(rebuild_from_entries)->Unit(benchmark::kMillisecond)->UseRealTime();

// "As known on the evening of a day": the instant is looked up, too.
void view_at_any_pair_of_dates(benchmark::State& state) {
  const record::Register& record = bench::record();
  Random random(2);
  const Instant first = record.recorded(1);
  const std::int64_t span = record.recorded(record.published()).microseconds - first.microseconds;
  for (auto unused : state) {
    const Instant known{first.microseconds + random.between(0, span)};
    const Day valid{static_cast<std::int32_t>(random.between(18'000, 20'600))};
    benchmark::DoNotOptimize(View(record, valid, record.entry_at(known)));
  }
}
BENCHMARK(view_at_any_pair_of_dates);

std::vector<const record::Subject*> some_subjects(std::string_view kind, std::size_t most) {
  Random random(3);
  std::vector<const record::Subject*> all = now().subjects(kind);
  std::vector<const record::Subject*> some;
  for (std::size_t i = 0; i < most; ++i) some.push_back(random.one_of(all));
  return some;
}

// A commitment with its reports, and each piece of evidence with its text in the reader's language.
void commitment_with_its_evidence(benchmark::State& state) {
  const auto subjects = some_subjects("commitment", 4'096);
  const View view = now();
  std::size_t next = 0;
  std::int64_t items = 0;
  for (auto unused : state) {
    const record::Subject& subject = *subjects[next++ % subjects.size()];
    benchmark::DoNotOptimize(record::commitment(view, subject));
    benchmark::DoNotOptimize(record::text_of(view, subject, "text", "es"));
    view.each_held_mention(subject, "commitment", [&](const record::Held& held) {
      const record::Fields evidence(view, *held.claim->subject);
      benchmark::DoNotOptimize(evidence.text("text", "es"));
      benchmark::DoNotOptimize(evidence.date("date"));
      ++items;
    });
  }
  state.SetLabel(std::to_string(items / state.iterations()) + " pieces of evidence");
}
BENCHMARK(commitment_with_its_evidence)->Unit(benchmark::kMicrosecond);

void party_with_its_memberships(benchmark::State& state) {
  const auto subjects = some_subjects("country", 256);
  const View view = now();
  std::size_t next = 0;
  for (auto unused : state) {
    const record::Subject& subject = *subjects[next++ % subjects.size()];
    benchmark::DoNotOptimize(record::party(view, subject, "es"));
    benchmark::DoNotOptimize(record::memberships_held_by(view, subject));
  }
}
BENCHMARK(party_with_its_memberships)->Unit(benchmark::kMicrosecond);

void commitments_of_a_party(benchmark::State& state) {
  const auto subjects = some_subjects("country", 256);
  const View view = now();
  std::size_t next = 0;
  for (auto unused : state)
    benchmark::DoNotOptimize(view.held_mentions(*subjects[next++ % subjects.size()], "actor"));
}
BENCHMARK(commitments_of_a_party)->Unit(benchmark::kMicrosecond);

void history_of_a_commitment(benchmark::State& state) {
  const auto subjects = some_subjects("commitment", 4'096);
  const View view = now();
  std::size_t next = 0;
  for (auto unused : state)
    benchmark::DoNotOptimize(view.history(*subjects[next++ % subjects.size()]));
}
BENCHMARK(history_of_a_commitment)->Unit(benchmark::kMicrosecond);

void all_disagreements(benchmark::State& state) {
  const View view = now();
  for (auto unused : state) benchmark::DoNotOptimize(record::disagreements(view));
}
BENCHMARK(all_disagreements)->Unit(benchmark::kMillisecond);

void canonical_bytes_of_a_claim(benchmark::State& state) {
  const record::Register& record = bench::record();
  Random random(4);
  for (auto unused : state)
    benchmark::DoNotOptimize(
        record::claim_bytes(*record.claim(random.below(record.published()) + 1)));
}
BENCHMARK(canonical_bytes_of_a_claim);

}  // namespace
}  // namespace acta::bench
