#include "procedure/reminder.h"

#include <algorithm>

#include "analysis/cycles.h"
#include "base/decimal.h"
#include "procedure/report.h"
#include "register/records/fields.h"

namespace acta::procedure {
namespace {

using analysis::CycleReport;
using analysis::DueItem;
using analysis::Punctuality;
using record::Subject;
using record::View;

constexpr std::int32_t usual_days_before = 14, week = 7;
constexpr double most_days_before = 366;

std::int32_t days_before(const View& view) {
  for (const Subject* process : view.subjects("process"))
    if (const auto days = record::Fields(view, *process).quantity("remind_days"))
      return static_cast<std::int32_t>(std::clamp(to_double(days->amount), 0.0, most_days_before));
  return usual_days_before;
}

Stage stage_of(const record::Cycle& cycle, Day today, std::int32_t before) {
  if (today > cycle.due) return Stage::overdue;
  if (today == cycle.due) return Stage::due;
  return today.number + before >= cycle.due.number ? Stage::before : Stage::opened;
}

std::string what_of(const record::Cycle& cycle, Stage stage, Day today) {
  constexpr std::string_view names[] = {"opened", "before", "due", "overdue"};
  std::string what(cycle.subject->name());
  (what += '/') += names[static_cast<std::size_t>(stage)];
  if (stage == Stage::overdue)
    (what += '/') += std::to_string((today.number - cycle.due.number - 1) / week);
  return what;
}

bool is_undecided(const store::Proposal& proposal) {
  return !proposal.withdrawn && proposal.state != name_of(State::published);
}

// The newest report of the country on the commitment that is not published.
const store::Proposal* waiting(const std::vector<store::Proposal>& proposals, const DueItem& item) {
  const store::Proposal* newest = nullptr;
  for (const store::Proposal& one : proposals)
    if (one.kind == matter_named(record::Track::reported) && is_undecided(one) &&
        one.subject == item.commitment->name() && one.countries.size() == 1 &&
        one.countries.front() == item.country->id())
      newest = &one;
  return newest;
}

struct Owed {
  Reminder::Item item;
  Matter matter;
};

std::vector<Owed> all_owed(const View& view, const CycleReport& cycle,
                           const std::vector<store::Proposal>& proposals) {
  std::vector<Owed> all;
  for (const DueItem& item : cycle.items) {
    if (item.punctuality != Punctuality::awaited && item.punctuality != Punctuality::overdue)
      continue;
    const store::Proposal* const sent = waiting(proposals, item);
    const bool came_back = sent && sent->state == "returned";
    if (sent && !came_back) continue;
    auto matter = matter_of(view, item.commitment->id(), item.country->id());
    if (matter) all.push_back({{item.commitment, item.country, came_back}, *std::move(matter)});
  }
  std::stable_sort(all.begin(), all.end(), [](const Owed& a, const Owed& b) {
    return a.item.country->id() < b.item.country->id();
  });
  return all;
}

}  // namespace

std::vector<Reminder> reminders(const View& view, const Matrix& matrix,
                                const std::vector<store::Proposal>& proposals,
                                const std::vector<std::string>& accounts) {
  std::vector<Reminder> all;
  const auto cycles = analysis::cycles(view).cycles;
  if (cycles.empty()) return all;
  const record::Cycle& cycle = cycles.front().cycle;
  const Stage stage = stage_of(cycle, view.valid(), days_before(view));
  const auto owed = all_owed(view, cycles.front(), proposals);
  for (const std::string& account : accounts) {
    const Actor actor = actor_of(view, account);
    Reminder reminder{account, what_of(cycle, stage, view.valid()), stage, cycle, {}};
    for (const Owed& one : owed)
      if (may(matrix, actor, Verb::propose, one.matter).allowed) reminder.items.push_back(one.item);
    if (!reminder.items.empty()) all.push_back(std::move(reminder));
  }
  return all;
}

}  // namespace acta::procedure
