#include "fill.h"

#include <utility>

#include <fmt/core.h>

#include "base/check.h"
#include "procedure/intake.h"
#include "record.h"

namespace acta::bench {
namespace {

constexpr const char* origin = "bench.example/record";

template <class T>
T sure(Result<T> result) {
  check(result.has_value(), result ? "" : result.error().message.c_str());
  return *std::move(result);
}

}  // namespace

double fill_store(const store::Location& location, const Scale& scale) {
  const Entries entries(scale);
  auto store = sure(store::open_store(location, store::Mode::create, origin));
  double seconds = 0;
  for (std::uint64_t number = 1; number <= entries.size();) {
    store::Batch batch;
    batch.recorded = entries.recorded(number);
    for (; number <= entries.size() && entries.recorded(number) == batch.recorded; ++number)
      batch.additions.emplace_back(
          store::NewEntry{std::string(entries.bytes(number)), entries.restricted(number)});
    const Stopwatch watch;
    store->append(batch);
    seconds += watch.seconds();
  }
  return seconds;
}

double fill_procedure(const store::Location& location, const Scale& scale) {
  Instant now;
  auto intake = sure(procedure::Intake::open(
      location, store::Mode::create, [&now] { return now; }, origin));
  double seconds = 0;
  generate(scale, [&](DraftBatch&& batch) {
    now = batch.recorded;
    const procedure::Submission submission{fmt::format("generated/{}", batch.first), "generator",
                                           std::move(batch.drafts)};
    const Stopwatch watch;
    const auto outcome = intake->submit(submission);
    seconds += watch.seconds();
    check(outcome.has_value(), outcome ? "" : outcome.error().front().message.c_str());
  });
  return seconds;
}

}  // namespace acta::bench
