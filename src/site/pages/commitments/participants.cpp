#include "site/pages/commitments/participants.h"

#include <algorithm>

#include "analysis/tracks.h"
#include "answer/dates.h"
#include "answer/names.h"
#include "answer/words.h"
#include "base/date_words.h"
#include "register/records/code_class.h"
#include "site/blocks.h"
#include "site/table.h"

namespace acta::site {

using answer::Cell;
using record::Participation;
using record::Subject;

namespace {

Cell coded(const Context& context, std::string_view property, std::string_view code) {
  if (code.empty()) return Cell::missing();
  return Cell::text(code,
                    record::label_of(context.view, property, code, context.t.language()).text);
}

// What it says itself of its own part.
std::string_view status_of(const std::vector<analysis::Undertaking>& all, const Subject& party) {
  for (const auto& each : all)
    if (each.country == &party && each.current()) return each.reported->status;
  return {};
}

}  // namespace

answer::Table participants_table(const Context& context, const Subject& commitment) {
  answer::Table table{
      "participants",
      {{"party"}, {"actor_role"}, {"share"}, {"unit"}, {"reported_status"}, {"left_on"}},
      {}};
  const auto undertakings =
      analysis::undertakings_of(context.view, commitment, context.t.language());
  for (const Participation& each : record::participations(context.view, commitment)) {
    const std::string_view status = status_of(undertakings, *each.party);
    table.add({answer::id_cell(context.view, each.party, context.t),
               coded(context, "actor_role", each.role),
               each.share ? answer::decimal_cell(each.share->amount, context.t) : Cell::missing(),
               each.share ? coded(context, "unit", each.share->unit) : Cell::missing(),
               status.empty()
                   ? Cell::text("not_reported", std::string(context.t("progress.not-reported")))
                   : coded(context, "reported_status", status),
               each.left ? answer::bound_cell(each.actor->valid.end, context.t) : Cell::missing()});
  }
  return table;
}

std::string orphaned_in_words(const Context& context, const Subject& commitment) {
  if (!record::is_orphaned(context.view, commitment)) return {};
  Day last = Day::earliest();
  for (const Participation& each : record::participations(context.view, commitment))
    last = std::max(last, Day{each.actor->valid.end.latest.number - 1});
  return context.t("page.commitment.orphaned", {{"day", day_in_words(last, context.t.language())}});
}

Html draw_participants(const Context& context, const Subject& commitment) {
  const auto all = record::participations(context.view, commitment);
  const bool plain = all.size() <= 1 && std::none_of(all.begin(), all.end(), [](const auto& one) {
                       return one.left || !one.role.empty() || one.share;
                     });
  if (plain) return {};
  Html html{"<section><div class=\"head\">" +
            draw_heading(context.t("page.commitment.participants")).text + "<p>"};
  put(html.text, context.t("page.commitment.joint", {{"count", all.size()}}));
  html.text += "</p></div>\n" + draw_table(context, participants_table(context, commitment)).text +
               "</section>\n";
  return html;
}

}  // namespace acta::site
