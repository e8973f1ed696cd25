// Whole processes over a store of a generated record, with their own clock and peak of memory:
//   bench_process fill DIR store|procedure [CLAIMS [BATCH]]
//   bench_process read DIR      what a reader does before its first answer
//   bench_process write DIR     what the server does before its first request
//   bench_process verify DIR
//   bench_process save DIR      one claim after the other through the one door, each durable;
//   writes
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

#include <fmt/core.h>

#include "base/check.h"
#include "fill.h"
#include "procedure/intake.h"
#include "procedure/reading.h"
#include "store/backup.h"

namespace acta::bench {
namespace {

constexpr const char* origin = "bench.example/record";

Instant now() {
  const auto since = std::chrono::system_clock::now().time_since_epoch();
  return {std::chrono::duration_cast<std::chrono::microseconds>(since).count()};
}

double cpu_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

long peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss / 1024;
}

template <class T>
T sure(Result<T> result) {
  check(result.has_value(), result ? "" : result.error().message.c_str());
  return *std::move(result);
}

void tell(const char* what, double seconds) {
  fmt::print("{:<10} {:.2f} s, processor {:.2f} s, peak {} MB\n", what, seconds, cpu_seconds(),
             peak_megabytes());
}

int fill(const store::Location& location, int count, char** arguments) {
  Scale scale = count > 1 ? scale_of(std::strtoull(arguments[1], nullptr, 10)) : Scale{};
  scale.batch = count > 2 ? std::strtoull(arguments[2], nullptr, 10) : 10'000;
  const bool whole_door = std::strcmp(arguments[0], "procedure") == 0;
  const double seconds = whole_door ? fill_procedure(location, scale) : fill_store(location, scale);
  fmt::print("{:<10} {:.2f} s, {:.0f} claims a second, batches of {}\n", arguments[0], seconds,
             static_cast<double>(scale.claims) / seconds, scale.batch);
  return 0;
}

// Takes claims of the record back, the latest first.
int save(const store::Location& location) {
  constexpr std::size_t saves = 21;
  const auto intake = sure(procedure::Intake::open(location, store::Mode::write, now, origin));
  const record::Register& record = intake->record();
  std::vector<double> took;
  for (std::uint64_t entry = record.published(); entry > 0 && took.size() < saves; --entry) {
    const record::Claim* const claim = record.claim(entry);
    if (!claim || claim->status != record::Status::published || !claim->citation.source) continue;
    record::ClaimDraft draft;
    draft.subject.text = claim->subject->name();
    draft.property.text = claim->property.view();
    draft.missing.text = "withdrawn";
    draft.asserter.text = claim->asserter.view();
    draft.source.text = claim->citation.source->id();
    draft.note = {"It was misread.", {}};
    draft.withdrawn = true;
    draft.replaces = {{std::to_string(entry), {}}};
    draft.replace_kind = record::ReplaceKind::amendment;
    const Stopwatch watch;
    const auto outcome = intake->submit({fmt::format("save/{}", entry), "bench", {draft}});
    if (outcome) took.push_back(watch.seconds());
  }
  check(took.size() == saves, "there is enough to take back");
  std::nth_element(took.begin(), took.begin() + saves / 2, took.end());
  fmt::print("save       {:.2f} ms, the middle of {}\n", 1000 * took[saves / 2], saves);
  return 0;
}

int run(int count, char** arguments) {
  check(count >= 3, "bench_process fill|read|write|verify|save DIR");
  const std::string command = arguments[1];
  const store::Location location{arguments[2], {}};
  const Stopwatch watch;
  if (command == "fill") return fill(location, count - 3, arguments + 3);
  if (command == "save") return save(location);
  if (command == "read") {
    const auto reading = sure(procedure::Reading::open(location));
    tell("read", watch.seconds());
  } else if (command == "write") {
    const auto intake = sure(procedure::Intake::open(
        location, store::Mode::write, [] { return Instant{}; }, origin));
    tell("write", watch.seconds());
  } else if (command == "verify") {
    const auto store = sure(store::open_store(location, store::Mode::read));
    const ledger::AuditReport report = store::audit_store(*store, store->verifier());
    check(report.clean(), "the generated log is sound");
    tell("verify", watch.seconds());
  }
  std::fflush(stdout);
  std::_Exit(0);  // what is measured ends here: giving the memory back is not part of it
}

}  // namespace
}  // namespace acta::bench

int main(int count, char** arguments) { return acta::bench::run(count, arguments); }
