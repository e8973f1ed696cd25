#include "analysis/tracks.h"

#include <algorithm>
#include <chrono>
#include <map>

#include "analysis/renewed.h"
#include "analysis/touched_commitments.h"
#include "register/records/fields.h"
#include "register/records/mechanism.h"
#include "register/records/membership.h"
#include "register/vocabulary.h"

namespace acta::analysis {
namespace {

using record::Subject;
using record::Track;
using record::TrackReport;
using record::View;

// The same day so many months later, or the last day of that month where it has no such day.
Day months_after(Day day, std::int64_t months) {
  const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{day.number}}};
  auto later = date + std::chrono::months{months};
  if (!later.ok()) later = later.year() / later.month() / std::chrono::last;
  return {static_cast<std::int32_t>(std::chrono::sys_days{later}.time_since_epoch().count())};
}

std::optional<std::int64_t> reporting_months(const View& view) {
  for (const Subject* process : view.subjects("process"))
    if (const auto months = record::Fields(view, *process).quantity("reporting_months"))
      return months->amount.units;
  return std::nullopt;
}

Parties states_among(const View& view, const Parties& actors) {
  Parties states;
  const auto add = [&](const Subject* state) {
    if (std::find(states.begin(), states.end(), state) == states.end()) states.push_back(state);
  };
  for (const Subject* actor : actors) {
    if (actor->kind() == "country") add(actor);
    if (actor->kind() != "mechanism") continue;
    for (const record::Membership& member : record::memberships_of(view, *actor))
      if (member.kind == record::MembershipKind::full) add(member.party);
  }
  sort_by_id(states);
  return states;
}

class Undertakings {
 public:
  Undertakings(const View& view, std::string_view language)
      : view_(view), language_(language), months_(reporting_months(view)) {}

  std::vector<Undertaking> of(const record::Commitment& promise) const {
    const Subject& commitment = *promise.subject;
    const Parties states = states_among(view_, promise.actors);
    std::vector<Undertaking> undertakings(states.size());
    for (std::size_t i = 0; i < states.size(); ++i) {
      undertakings[i].commitment = &commitment;
      undertakings[i].country = states[i];
    }
    for (const Track track : record::all_tracks)
      for (TrackReport& report : record::track_reports(view_, commitment, track, language_))
        put(undertakings, commitment, track, std::move(report));
    std::stable_sort(
        undertakings.begin(), undertakings.end(),
        [](const Undertaking& a, const Undertaking& b) { return id_order(a.country, b.country); });
    return undertakings;
  }

 private:
  void put(std::vector<Undertaking>& undertakings, const Subject& commitment, Track track,
           TrackReport report) const {
    auto undertaking =
        std::find_if(undertakings.begin(), undertakings.end(),
                     [&](const Undertaking& each) { return each.country == report.country; });
    if (undertaking == undertakings.end())
      undertaking =
          undertakings.insert(undertaking, {&commitment, report.country, {}, {}, {}, {}, false});
    if (track == Track::assessed) undertaking->assessed.push_back(std::move(report));
    if (track == Track::evidenced) undertaking->evidenced.push_back(std::move(report));
    if (track != Track::reported) return;
    const Bound& start = report.claim->valid.start;
    if (months_ && start.kind == Bound::Kind::dated &&
        months_after(start.latest, *months_) < view_.valid())
      undertaking->not_since = start.latest;
    undertaking->reported = std::move(report);
  }

  const View& view_;
  std::string_view language_;
  std::optional<std::int64_t> months_;
};

TrackTally empty_tally(const View& view) {
  TrackTally tally;
  if (const auto* property = view.vocabulary().property("reported_status"))
    for (const std::string& code : property->codes) tally.by_status.emplace_back(code, 0);
  return tally;
}

void count(TrackTally& tally, std::string_view status) {
  const auto known = std::find_if(tally.by_status.begin(), tally.by_status.end(),
                                  [&](const auto& each) { return each.first == status; });
  if (known == tally.by_status.end()) tally.by_status.emplace_back(status, 1);
  else ++known->second;
}

void count(TrackTally& tally, const std::vector<TrackReport>& reports) {
  ++tally.total;
  if (reports.empty()) {
    ++tally.silent;
    return;
  }
  const bool alike = std::all_of(reports.begin(), reports.end(), [&](const TrackReport& one) {
    return one.status == reports.front().status;
  });
  if (alike) count(tally, reports.front().status);
  else ++tally.several;
}

void count(TracksReport& report, std::map<const Subject*, CountryTally>& countries,
           const Undertaking& undertaking) {
  if (!undertaking.owes) return;
  CountryTally& country = countries[undertaking.country];
  country.country = undertaking.country;
  ++country.total;
  TrackTally& reported = report.tallies[0];
  ++reported.total;
  if (undertaking.current()) {
    count(reported, undertaking.reported->status);
    ++country.reported;
  } else {
    ++(undertaking.not_since ? reported.aged : reported.silent);
    ++(undertaking.not_since ? country.aged : country.silent);
  }
  count(report.tallies[1], undertaking.assessed);
  count(report.tallies[2], undertaking.evidenced);
  if (!undertaking.assessed.empty()) ++country.assessed;
  if (!undertaking.evidenced.empty()) ++country.evidenced;
  if (!undertaking.differs()) return;
  ++report.differing;
  ++country.differing;
}

using Shared = std::shared_ptr<const Undertaking>;

std::vector<Shared> undertakings_among(const View& view, const Parties& commitments,
                                       std::string_view language) {
  std::vector<Shared> found;
  const Undertakings undertakings(view, language);
  record::CommitmentReader reader(view);
  for (const Subject* subject : commitments) {
    const record::Commitment commitment = reader.read(*subject);
    if (commitment.made_on && commitment.made_on->first > view.valid()) continue;
    for (Undertaking& undertaking : undertakings.of(commitment))
      found.push_back(std::make_shared<const Undertaking>(std::move(undertaking)));
  }
  return found;
}

TracksReport counted(const View& view, std::vector<Shared> undertakings) {
  TracksReport report;
  report.tallies.fill(empty_tally(view));
  std::map<const Subject*, CountryTally> countries;
  for (const Shared& undertaking : undertakings) count(report, countries, *undertaking);
  report.undertakings = std::move(undertakings);
  for (const auto& [subject, tally] : countries) report.by_country.push_back(tally);
  std::sort(report.by_country.begin(), report.by_country.end(),
            [](const auto& a, const auto& b) { return id_order(a.country, b.country); });
  report.how = tracks_rule(view);
  return report;
}

}  // namespace

Computed tracks_rule(const View& view) {
  return computed(view, "rule.tracks",
                  {"actor", "reported_status", "assessed_status", "evidenced_status", "concerns",
                   "reporting_months"},
                  "denominator.accounts");
}

std::size_t TrackTally::with(std::string_view status) const {
  for (const auto& [code, count] : by_status)
    if (code == status) return count;
  return 0;
}

bool Undertaking::differs() const {
  return reported && std::any_of(assessed.begin(), assessed.end(), [&](const TrackReport& one) {
           return one.status != reported->status;
         });
}

Parties states_behind(const View& view, const Subject& commitment) {
  return states_among(view, record::commitment(view, commitment).actors);
}

std::vector<Undertaking> undertakings_of(const View& view, const Subject& commitment,
                                         std::string_view language) {
  return undertakings_of(view, record::commitment(view, commitment), language);
}

std::vector<Undertaking> undertakings_of(const View& view, const record::Commitment& commitment,
                                         std::string_view language) {
  return Undertakings(view, language).of(commitment);
}

TracksReport tracks(const View& view, std::string_view language) {
  return counted(view, undertakings_among(view, view.subjects("commitment"), language));
}

TracksReport tracks_from(const TracksReport& near, const View& view) {
  const auto touched = touched_commitments(view.record(), near.how.at, view.at());
  if (near.how.valid != view.valid() || !touched) return tracks(view);
  Parties spoken_of = *touched;
  std::erase_if(spoken_of, [&](const Subject* one) { return !view.speaks_of(*one); });
  return counted(view, renewed(std::span<const Shared>(near.undertakings),
                               undertakings_among(view, spoken_of, "en"), *touched,
                               [](const Shared& one) { return one->commitment; }));
}

}  // namespace acta::analysis
