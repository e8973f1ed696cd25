#include "register/records/cycle.h"

#include <algorithm>

#include "register/records/fields.h"

namespace acta::record {
namespace {

std::optional<Day> day_in(const Claim& claim) {
  const auto* const date = std::get_if<Date>(&claim.value);
  return date ? std::optional(date->last) : std::nullopt;
}

std::vector<Cycle::Moved> moves_of(const View& view, const Subject& subject) {
  std::vector<Cycle::Moved> moves;
  for (const Claim* claim : view.history(subject)) {
    if (claim->property != "due") continue;
    const Claim* const later = view.superseded_by(*claim);
    const auto from = day_in(*claim);
    const auto to = later ? day_in(*later) : std::nullopt;
    if (from && to && *from != *to)
      moves.push_back({later->recorded, *from, *to, later->note.view()});
  }
  std::stable_sort(moves.begin(), moves.end(),
                   [](const auto& a, const auto& b) { return a.recorded < b.recorded; });
  return moves;
}

}  // namespace

std::vector<Cycle> cycles(const View& view, std::string_view language) {
  std::vector<Cycle> all;
  for (const Subject* subject : view.subjects("cycle")) {
    const Fields fields(view, *subject);
    const auto opens = fields.date("opens");
    const auto due = fields.date("due");
    if (!opens || !due) continue;
    Cycle cycle;
    cycle.subject = subject;
    cycle.title = fields.text("title", language);
    cycle.opens = opens->first;
    cycle.due = due->last;
    cycle.overdue_from = {cycle.due.number + 1};
    if (const auto from = fields.date("overdue_from"))
      cycle.overdue_from = std::max(cycle.overdue_from, from->first);
    cycle.moved = moves_of(view, *subject);
    all.push_back(std::move(cycle));
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const Cycle& a, const Cycle& b) { return a.opens < b.opens; });
  return all;
}

}  // namespace acta::record
