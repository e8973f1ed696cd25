#include "analysis/cycles.h"

#include <algorithm>
#include <array>
#include <map>

#include "analysis/tracks.h"
#include "register/records/commitment.h"
#include "register/records/fields.h"

namespace acta::analysis {
namespace {

using record::Subject;
using record::View;

// A promise, and by the name of whoever gave an account of it every day on which one was received.
struct Promise {
  const Subject* commitment = nullptr;
  std::optional<Date> made_on;
  std::map<std::string_view, std::vector<Day>> received;  // in order
};

Day received_on(const View& view, const record::Claim& report) {
  if (const Subject* const source = report.citation.source)
    if (const auto day = record::Fields(view, *source).date("first_sent")) return day->last;
  return day_of(report.recorded);
}

std::vector<Promise> all_promises(const View& view) {
  std::vector<Promise> all;
  for (const Subject* commitment : view.subjects("commitment")) {
    Promise promise{commitment, record::commitment(view, *commitment).made_on, {}};
    for (const record::Claim* report :
         view.standing(*commitment, record::status_property(record::Track::reported)))
      promise.received[report->asserter.view()].push_back(received_on(view, *report));
    for (auto& [who, days] : promise.received) std::sort(days.begin(), days.end());
    all.push_back(std::move(promise));
  }
  return all;
}

void count(CountryInCycle& counts, Punctuality punctuality) {
  ++counts.due;
  switch (punctuality) {
    case Punctuality::on_time: ++counts.on_time; return;
    case Punctuality::late: ++counts.late; return;
    case Punctuality::awaited: ++counts.awaited; return;
    case Punctuality::overdue: ++counts.overdue; return;
  }
}

// The day on which the first report in the cycle came, if one did.
std::optional<Day> first_in(const std::vector<Day>& received, Day opens, Day until, Day today) {
  for (const Day day : received)
    if (day >= opens && day < until && day <= today) return day;
  return std::nullopt;
}

Punctuality punctuality_of(const std::optional<Day>& received, const record::Cycle& cycle,
                           Day today) {
  if (received) return *received <= cycle.due ? Punctuality::on_time : Punctuality::late;
  return today > cycle.due ? Punctuality::overdue : Punctuality::awaited;
}

// Who stood behind a promise when the cycle opened owes it, whoever joined or left since.
CycleReport report_of(const View& view, const record::Cycle& cycle, Day until,
                      const std::vector<Promise>& promises) {
  const Day today = view.valid();
  const View then = view.on(cycle.opens);
  CycleReport report;
  report.cycle = cycle;
  report.shows_overdue = today >= cycle.overdue_from;
  std::map<const Subject*, CountryInCycle> countries;
  for (const Promise& promise : promises) {
    if (promise.made_on && promise.made_on->first > cycle.opens) continue;
    for (const Subject* owing : states_behind(then, *promise.commitment)) {
      DueItem item{promise.commitment, owing, Punctuality::awaited, {}};
      const auto days = promise.received.find(owing->name());
      if (days != promise.received.end())
        item.received = first_in(days->second, cycle.opens, until, today);
      item.punctuality = punctuality_of(item.received, cycle, today);
      CountryInCycle& country = countries[owing];
      country.country = owing;
      count(country, item.punctuality);
      count(report.total, item.punctuality);
      report.items.push_back(item);
    }
  }
  for (const auto& [subject, counts] : countries) report.by_country.push_back(counts);
  std::sort(report.by_country.begin(), report.by_country.end(),
            [](const auto& a, const auto& b) { return id_order(a.country, b.country); });
  return report;
}

}  // namespace

std::string_view name_of(Punctuality punctuality) {
  constexpr std::array<std::string_view, 4> names{"on-time", "late", "awaited", "overdue"};
  return names[static_cast<std::size_t>(punctuality)];
}

CyclesReport cycles(const View& view, std::string_view language) {
  CyclesReport report;
  report.how = computed(view, "rule.cycles",
                        {"opens", "due", "overdue_from", "actor", "reported_status", "first_sent"});
  const auto all = record::cycles(view, language);
  if (all.empty()) return report;
  const std::vector<Promise> promises = all_promises(view);
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].opens > view.valid()) continue;
    const Day until = i + 1 < all.size() ? all[i + 1].opens : Day::latest();
    report.cycles.push_back(report_of(view, all[i], until, promises));
  }
  std::reverse(report.cycles.begin(), report.cycles.end());
  return report;
}

}  // namespace acta::analysis
