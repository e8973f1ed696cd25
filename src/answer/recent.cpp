#include "answer/recent.h"

#include "answer/words.h"

namespace acta::answer {
namespace {

constexpr std::size_t most = 12;

std::int64_t count(std::size_t number) { return static_cast<std::int64_t>(number); }

}  // namespace

RecentWords recent_words(const record::View& view, const analysis::RecentChange& change,
                         const Messages& t) {
  RecentWords words;
  words.title = t("feed.entry", {{"name", called(view, *change.subject, t)},
                                 {"count", count(change.claims.size())}});
  for (std::size_t i = 0; i < change.claims.size() && i < most; ++i) {
    const record::Claim& claim = *change.claims[i];
    const std::string value = value_for_people(view, claim, t);
    const std::string_view label = view.vocabulary().label(claim.property, t.language());
    words.summary += t("feed.line", {{"property", label}, {"value", value}}) + '\n';
  }
  if (change.claims.size() > most)
    words.summary += t("feed.more", {{"count", count(change.claims.size() - most)}});
  return words;
}

}  // namespace acta::answer
