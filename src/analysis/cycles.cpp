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

// A promise that is owed an account of, and every day on which one was received.
struct Owed {
  const Subject* commitment = nullptr;
  const Subject* country = nullptr;
  std::optional<Date> made_on;
  std::vector<Day> received;  // in order
};

Day received_on(const View& view, const record::Claim& report) {
  if (const Subject* const source = report.citation.source)
    if (const auto day = record::Fields(view, *source).date("first_sent")) return day->last;
  return day_of(report.recorded);
}

// Who stood behind a promise when the cycle opened owes it, whoever joined or left since.
std::vector<Owed> all_owed(const View& view, Day opens) {
  const View then = view.on(opens);
  std::vector<Owed> all;
  for (const Subject* commitment : view.subjects("commitment")) {
    const auto made_on = record::commitment(view, *commitment).made_on;
    const auto reports =
        view.standing(*commitment, record::status_property(record::Track::reported));
    for (const Subject* country : states_behind(then, *commitment)) {
      Owed owed{commitment, country, made_on, {}};
      for (const record::Claim* report : reports)
        if (report->asserter == country->name())
          owed.received.push_back(received_on(view, *report));
      std::sort(owed.received.begin(), owed.received.end());
      all.push_back(std::move(owed));
    }
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

CycleReport report_of(const record::Cycle& cycle, Day until, Day today,
                      const std::vector<Owed>& all) {
  CycleReport report;
  report.cycle = cycle;
  report.shows_overdue = today >= cycle.overdue_from;
  std::map<const Subject*, CountryInCycle> countries;
  for (const Owed& owed : all) {
    if (owed.made_on && owed.made_on->first > cycle.opens) continue;
    DueItem item{owed.commitment, owed.country, Punctuality::awaited, {}};
    for (const Day day : owed.received)
      if (!item.received && day >= cycle.opens && day < until && day <= today) item.received = day;
    if (item.received)
      item.punctuality = *item.received <= cycle.due ? Punctuality::on_time : Punctuality::late;
    else if (today > cycle.due) item.punctuality = Punctuality::overdue;
    CountryInCycle& country = countries[item.country];
    country.country = item.country;
    count(country, item.punctuality);
    count(report.total, item.punctuality);
    report.items.push_back(item);
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
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].opens > view.valid()) continue;
    const Day until = i + 1 < all.size() ? all[i + 1].opens : Day::latest();
    report.cycles.push_back(report_of(all[i], until, view.valid(), all_owed(view, all[i].opens)));
  }
  std::reverse(report.cycles.begin(), report.cycles.end());
  return report;
}

}  // namespace acta::analysis
