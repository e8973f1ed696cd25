#include "site/findings.h"

#include <algorithm>
#include <set>

#include "analysis/changes.h"
#include "analysis/claims_by_source.h"
#include "analysis/claims_read.h"
#include "analysis/crosswalk.h"
#include "analysis/cycles.h"
#include "analysis/disagreements.h"
#include "analysis/gaps.h"
#include "analysis/health.h"
#include "analysis/health_inputs.h"
#include "analysis/meetings.h"
#include "analysis/money.h"
#include "analysis/overlap.h"
#include "analysis/progress.h"
#include "analysis/seats.h"
#include "analysis/tracks.h"
#include "analysis/translations.h"
#include "base/date_words.h"
#include "register/records/indicator.h"
#include "register/records/observation.h"
#include "site/data/bulk.h"
#include "site/layout.h"
#include "site/page.h"
#include "site/pages/early_warning/early_warning.h"
#include "site/pages/state/lately.h"

// What more than one page reads, found once at the dates of the page.
namespace acta::site {
namespace {

// What was found last at the newest dates, from which it is not far to other entries: it says
// itself of which it is.
template <class Finding>
using Last = std::shared_ptr<const Finding>;

template <class Finding>
Last<Finding> last(const Context& context, const std::string& name) {
  const auto kept = context.site.findings->lasting<Last<Finding>>(context.view, name);
  return kept ? *kept : nullptr;
}

template <class Finding>
Last<Finding> kept_as_last(const Context& context, const std::string& name, Last<Finding> found) {
  if (Newest{context.as_of.valid, context.as_of.at} == context.site.newest())
    context.site.findings->keep_lasting(context.view, name, found);
  return found;
}

// Whether going on from there is quicker than a look at all.
bool is_near(std::uint64_t entry, const record::View& view) {
  const std::uint64_t at = view.at(), later = std::max(entry, at);
  return later - std::min(entry, at) <= later / 8;
}

// A finding that goes on from the last one where that is quicker: from(near), else anew().
template <class Finding, class Anew, class From>
Last<Finding> going_on(const Context& context, const std::string& name, const Anew& anew,
                       const From& from) {
  const record::View& view = context.view;
  const auto near = last<Finding>(context, name);
  if (near && near->how.valid == view.valid() && near->how.at == view.at()) return near;
  const auto found = context.site.findings->of<Finding>(
      view, name, [&] { return near && is_near(near->how.at, view) ? from(*near) : anew(); });
  return kept_as_last(context, name, found);
}

// What is read of all claims is the same on every day.
std::shared_ptr<const analysis::ClaimsRead> claims_of(const Context& context) {
  using analysis::ClaimsRead;
  const std::string name = "claims read";
  const auto near = last<ClaimsRead>(context, name);
  if (near && near->at == context.view.at()) return near;
  const auto found =
      context.site.findings->of<ClaimsRead>(context.view.on(Day::earliest()), name, [&] {
        return near && is_near(near->at, context.view) ? analysis::read_claims(context.view, *near)
                                                       : analysis::read_claims(context.view);
      });
  return kept_as_last(context, name, found);
}

// A finding in which words stand is found for each language.
std::string in_language(std::string_view name, const Context& context) {
  return std::string(name) + ' ' + context.t.language();
}

}  // namespace

std::shared_ptr<const analysis::ChangeReport> changes_after(const Context& context,
                                                            std::uint64_t entry) {
  // What is found at the newest dates is kept, and a reader may name any entry: only what is found
  // ahead is.
  if (entry != first_of_changes(context.view))
    return std::make_shared<const analysis::ChangeReport>(analysis::changes(context.view, entry));
  return context.site.findings->of<analysis::ChangeReport>(
      context.view, "changes " + std::to_string(entry),
      [&] { return analysis::changes(context.view, entry); });
}

std::uint64_t first_of_changes(const record::View& view) {
  const std::uint64_t last = view.at();
  const std::uint64_t earliest = last - std::min(last, most_entries_of_changes);
  return std::max(earliest, analysis::before_last_load(view));
}

std::shared_ptr<const analysis::Crosswalk> crosswalk_of(const Context& context) {
  return going_on<analysis::Crosswalk>(
      context, "crosswalk", [&] { return analysis::crosswalk(context.view); },
      [&](const auto& near) { return analysis::crosswalk_from(near, context.view); });
}

std::shared_ptr<const analysis::CyclesReport> cycles_of(const Context& context) {
  return context.site.findings->of<analysis::CyclesReport>(
      context.view, in_language("cycles", context),
      [&] { return analysis::cycles(context.view, context.t.language()); });
}

std::shared_ptr<const analysis::DisagreementList> disagreements_of(const Context& context) {
  return context.site.findings->of<analysis::DisagreementList>(
      context.view, in_language("disagreements", context), [&] {
        return analysis::list_disagreements(context.view, claims_of(context)->disagreements,
                                            context.t.language());
      });
}

std::shared_ptr<const analysis::Gaps> gaps_of(const Context& context) {
  return context.site.findings->of<analysis::Gaps>(context.view, "gaps",
                                                   [&] { return analysis::gaps(context.view); });
}

std::shared_ptr<const analysis::Health> health_of(const Context& context) {
  return context.site.findings->of<analysis::Health>(context.view, "health", [&] {
    const auto seats = seats_of(context);
    const auto crosswalk = crosswalk_of(context);
    const auto progress = progress_of(context);
    const auto money = money_of(context);  // in any language: no rule reads its texts
    const auto claims = claims_of(context);
    return analysis::health(
        analysis::HealthInputs(context.view, {*seats, *crosswalk, *progress, *money, claims}));
  });
}

std::shared_ptr<const analysis::MeetingReport> meetings_of(const Context& context) {
  const std::string language(context.t.language());
  return going_on<analysis::MeetingReport>(
      context, in_language("meetings", context),
      [&] { return analysis::meetings(context.view, language); },
      [&](const auto& near) { return analysis::meetings_from(near, context.view, language); });
}

std::shared_ptr<const analysis::MoneyReport> money_of(const Context& context) {
  return going_on<analysis::MoneyReport>(
      context, in_language("money", context),
      [&] { return analysis::money_among(context.view, *money_items_of(context), {}); },
      [&](const auto& near) {
        return analysis::money_from(near, context.view, context.t.language());
      });
}

std::shared_ptr<const std::vector<record::MoneyItem>> money_items_of(const Context& context) {
  return context.site.findings->of<std::vector<record::MoneyItem>>(
      context.view, in_language("amounts", context),
      [&] { return analysis::money_items(context.view, context.t.language()); });
}

std::shared_ptr<const analysis::OverlapMatrix> overlap_of(const Context& context, bool associates) {
  return context.site.findings->of<analysis::OverlapMatrix>(
      context.view, associates ? "overlap with associates" : "overlap", [&] {
        analysis::OverlapOptions options;
        options.rule.associates = associates;
        return analysis::overlap(context.view, options);
      });
}

std::shared_ptr<const analysis::Seats> seats_of(const Context& context) {
  return context.site.findings->of<analysis::Seats>(context.view, "seats",
                                                    [&] { return analysis::seats(context.view); });
}

std::shared_ptr<const analysis::ProgressReport> progress_of(const Context& context) {
  return going_on<analysis::ProgressReport>(
      context, "progress", [&] { return analysis::progress(context.view); },
      [&](const auto& near) { return analysis::progress_from(near, context.view); });
}

std::shared_ptr<const analysis::TranslationReport> translations_of(const Context& context) {
  return context.site.findings->of<analysis::TranslationReport>(
      context.view, "translations", [&] { return analysis::translations(context.view); });
}

std::shared_ptr<const analysis::TracksReport> tracks_of(const Context& context) {
  return going_on<analysis::TracksReport>(
      context, "tracks", [&] { return analysis::tracks(context.view); },
      [&](const auto& near) { return analysis::tracks_from(near, context.view); });
}

std::shared_ptr<const IndicatorCounts> indicator_counts(const Context& context) {
  const record::View& view = context.view;
  return context.site.findings->of<IndicatorCounts>(view, "indicator counts", [&] {
    IndicatorCounts counts;
    for (const record::Subject* subject : *subjects_of(context, "indicator"))
      if (record::indicator(view, *subject, "en").baseline.amount) ++counts.with_baseline;
    std::set<std::string_view> series;
    for (const record::Subject* subject : *subjects_of(context, "observation"))
      series.insert(record::observation(view, *subject).series);
    counts.series = series.size();
    return counts;
  });
}

std::shared_ptr<const CountBySource> claims_by_source(const Context& context) {
  using analysis::ClaimsBySource;
  const std::string name = "claims by source";
  const auto near = last<ClaimsBySource>(context, name);
  const auto counts = [](const Last<ClaimsBySource>& found) {
    return std::shared_ptr<const CountBySource>(found, &found->counts);
  };
  if (near && near->at == context.view.at()) return counts(near);
  const auto found =
      context.site.findings->of<ClaimsBySource>(context.view.on(Day::earliest()), name, [&] {
        return near && is_near(near->at, context.view)
                   ? analysis::claims_by_source(context.view, *near)
                   : analysis::claims_by_source(context.view);
      });
  return counts(kept_as_last(context, name, found));
}

std::shared_ptr<const std::vector<const record::Subject*>> subjects_of(const Context& context,
                                                                       const std::string& kind) {
  return context.site.findings->of<std::vector<const record::Subject*>>(
      context.view, "subjects " + kind, [&] { return context.view.subjects(kind); });
}

void find_ahead(const Site& site, const Newest& dates) {
  const record::View view(site.record, dates.valid, dates.at);
  const AsOf as_of{dates.valid, dates.at};
  site.findings->hold(dates);
  // What the first page shows comes first, for its readers wait for it, and of that what they come
  // to last: while they work out the progress of all commitments, this works out the rest.
  for (const auto& [language, name] : languages) {
    const Context context{site, messages(language), as_of, view, "/", Format::html, {}, {}};
    overlap_of(context, false);
    seats_of(context);
    crosswalk_of(context);
    meetings_of(context);
    money_of(context);
    progress_of(context);
    health_of(context);
    disagreements_of(context);
    latest_changes(context);
    overlap_of(context, true);
    gaps_of(context);
    tracks_of(context);
    cycles_of(context);
    claims_by_source(context);
    indicator_counts(context);
    changes_after(context, first_of_changes(view));
    translations_of(context);
    for (const auto& [kind, unused] : view.vocabulary().kinds()) subjects_of(context, kind);
    day_in_words(dates.valid, language);  // for the first of which the words are read
  }
  if (site.root) site.root(dates.at);
  data_sizes(site, view);
  forecasts_of({site, messages("en"), as_of, view, "/", Format::html, {}, {}});
}

}  // namespace acta::site
