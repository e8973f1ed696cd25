#include "site/pages/state/lately.h"

#include <algorithm>

#include "analysis/meetings.h"
#include "base/date_words.h"
#include "register/records/mechanism.h"
#include "site/blocks.h"
#include "site/findings.h"
#include "site/pages/meetings/meetings.h"

namespace acta::site {
namespace {

constexpr std::size_t most_shown = 5;

// The last entry of the load with which the record began: all of one load has one instant.
std::uint64_t end_of_first_load(const record::View& view) {
  const record::Register& record = view.record();
  return view.at() == 0 ? 0 : std::min(view.at(), record.entry_at(record.recorded(1)));
}

std::string day_of_entry(const Context& context, std::uint64_t entry) {
  return day_in_words(day_of(context.view.record().recorded(entry)), context.t.language());
}

void put_changes(const Context& context, Lately& lately) {
  if (context.view.at() == 0) return;
  for (const analysis::RecentChange& change : *latest_changes(context))
    lately.changes.push_back(
        {day_of_entry(context, change.last()), href_of(context, *change.subject),
         name_of(context, *change.subject),
         context.t("page.state.recorded", {{"kind", kind_in_words(context, *change.subject)},
                                           {"count", change.claims.size()},
                                           {"entry", change.last()}})});
  lately.founded = context.t("page.state.founded", {{"day", day_of_entry(context, 1)}});
}

Html ahead_of(const Context& context) {
  const auto report = meetings_of(context);
  std::vector<const analysis::DatedMeeting*> next;
  for (const analysis::DatedMeeting& dated : report->meetings)
    if (dated.latest && *dated.latest >= context.view.valid() && next.size() < most_shown)
      next.push_back(&dated);
  if (!next.empty()) return draw_meeting_list(context, next);
  const record::Subject* centre = record::centre(context.view);
  if (!centre) return {};
  return {"<p>" + draw_last_meeting(context, *report, *centre).text + "</p>\n"};
}

}  // namespace

std::shared_ptr<const std::vector<analysis::RecentChange>> latest_changes(const Context& context) {
  return context.site.findings->of<std::vector<analysis::RecentChange>>(
      context.view, "latest changes", [&] {
        return analysis::recent_changes(
            context.view, {.after = end_of_first_load(context.view), .most = most_shown});
      });
}

Lately lately(const Context& context) {
  Lately lately;
  lately.changes_href = context.href("/changes");
  lately.meetings_href = context.href("/meetings");
  put_changes(context, lately);
  lately.ahead = ahead_of(context);
  return lately;
}

}  // namespace acta::site
