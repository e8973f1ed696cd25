#include "answer/recent.h"

#include <algorithm>

#include "answer/names.h"
#include "answer/words.h"

namespace acta::answer {
namespace {

constexpr std::size_t most = 12;

bool is_withdrawal(const record::Claim* claim) {
  return claim->status == record::Status::withdrawn;
}

// What was taken back, and why.
std::string withdrawal_line(const record::View& view, const record::Claim& claim,
                            std::string_view property, const Messages& t) {
  const record::Claim* const before =
      claim.replaces.empty() ? nullptr : view.record().claim(claim.replaces.front());
  return t("feed.withdrawn",
           {{"property", property},
            {"value", before && view.visible(*before) ? value_for_people(view, *before, t) : "–"},
            {"reason", claim.note.empty() ? std::string_view("–") : claim.note.view()}});
}

std::int64_t count(std::size_t number) { return static_cast<std::int64_t>(number); }

}  // namespace

RecentWords recent_words(const record::View& view, const analysis::RecentChange& change,
                         const Messages& t) {
  RecentWords words;
  const bool all_withdrawn = std::all_of(change.claims.begin(), change.claims.end(), is_withdrawal);
  words.title =
      t(all_withdrawn ? "feed.entry.withdrawn" : "feed.entry",
        {{"name", called(view, *change.subject, t)}, {"count", count(change.claims.size())}});
  for (std::size_t i = 0; i < change.claims.size() && i < most; ++i) {
    const record::Claim& claim = *change.claims[i];
    const std::string_view label = view.vocabulary().label(claim.property, t.language());
    words.summary +=
        (is_withdrawal(&claim)
             ? withdrawal_line(view, claim, label, t)
             : t("feed.line", {{"property", label}, {"value", value_for_people(view, claim, t)}})) +
        '\n';
  }
  if (change.claims.size() > most)
    words.summary += t("feed.more", {{"count", count(change.claims.size() - most)}});
  return words;
}

}  // namespace acta::answer
